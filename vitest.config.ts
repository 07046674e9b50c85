import { defineConfig } from 'vitest/config'

const setupFiles = ['tests/support/fail-on-console-error.ts']
// A limit against hanging, not a measure: machines that run this differ by a factor of ten. A project does not inherit it.
const testTimeout = 60_000

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{schema,plugins,app,scripts}/**/*.test.{ts,tsx}'], setupFiles, testTimeout } },
      { test: { name: 'workflow', include: ['tests/workflow/**/*.test.{ts,tsx}'], setupFiles, testTimeout } },
      { test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], setupFiles, testTimeout } },
      {
        test: {
          name: 'end-to-end',
          include: ['tests/end-to-end/**/*.test.ts'],
          setupFiles,
          // Each file starts a server and a browser; two at once on a small machine measure each other, not the product.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
