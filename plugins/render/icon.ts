/** The site's mark: a slice and the reason beside it. Drawn by hand; no file to load in a build. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a5ea8"/><circle cx="13" cy="16" r="8" fill="none" stroke="#fff" stroke-width="3"/><path d="M13 8v16" stroke="#fff" stroke-width="2"/><path d="M25 9v14" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>\n'
