import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // Assets live under the same prefix as the routes (react-router.config.ts), so one path rule serves the whole desk.
  base: '/desk/',
  plugins: [reactRouter()],
  // A data: address for a small asset would need a hole in the content security policy.
  build: { assetsInlineLimit: 0 },
})
