import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every page and form of the desk. Addresses are below `/desk`; a recommendation and a guideline keep theirs for ever. */
export default [
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-in/here', 'routes/sign-in-here.ts'),
  route('sign-out', 'routes/sign-out.ts'),
  route('welcome/:token', 'routes/welcome.tsx'),
  layout('routes/signed-in.tsx', [
    index('routes/home.tsx'),
    route('guideline/:id', 'routes/guideline.tsx'),
    route('recommendation/:id', 'routes/recommendation.tsx'),
    route('release', 'routes/release.tsx'),
    route('verification', 'routes/verification.tsx'),
    route('unanswered', 'routes/unanswered.tsx'),
    route('audit', 'routes/audit.tsx'),
  ]),
  route('recommendation/:id/save', 'routes/recommendation-save.ts'),
  route('release/changes', 'routes/release-changes.ts'),
  // Caught here, so that the middleware of the root runs for it too.
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
