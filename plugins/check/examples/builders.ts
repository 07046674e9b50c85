export { aGuideline } from './a-guideline.ts'
export { aLibrary, aStanding } from './a-library.ts'
export { aFurtherStatement, aRecommendation, aReplacement } from './a-recommendation.ts'
export { signedBy } from './a-signature.ts'
