import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  // The desk is one of several things the host serves; public pages and decisions stand beside it, outside the framework.
  basename: '/desk',
  ssr: true,
  // All on, so that the next major is a change of version number.
  future: {
    v8_middleware: true,
    v8_passThroughRequests: true,
    v8_splitRouteModules: true,
    v8_trailingSlashAwareDataRequests: true,
    v8_viteEnvironmentApi: true,
  },
} satisfies Config
