/** Path of a recommendation's page under the publisher's address. */
export function recommendationPath(id: string): string {
  return `/r/${id}/`
}

/** Path of a guideline's page under the publisher's address. */
export function guidelinePath(id: string): string {
  return `/g/${id}/`
}
