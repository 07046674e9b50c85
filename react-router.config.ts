import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  // The desk is one of several things the host serves; public pages and decisions stand beside it, outside the framework.
  basename: '/desk',
  ssr: true,
  // The framework would compare Origin with the Host header, which a client writes, and refuse every form behind a TLS proxy, because
  // it sees http. The origin check of app/http stands in front of everything and is stricter, so this one is opened.
  allowedActionOrigins: ['**'],
  // All on, so that the next major is a change of version number.
  future: {
    v8_middleware: true,
    v8_passThroughRequests: true,
    v8_splitRouteModules: true,
    v8_trailingSlashAwareDataRequests: true,
    v8_viteEnvironmentApi: true,
  },
} satisfies Config
