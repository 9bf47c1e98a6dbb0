import type { Plugin } from 'vite'

/** Where the site serves the model of its page on web components. */
const ADDRESS = 'models/lorenz63.mjs'

/** Learns the model of that page and writes it as anyone would, whenever the site is built or first asks for it. */
export const exportedModels: Plugin = {
  name: 'rhei-exported-models',
  configureServer({ middlewares }) {
    middlewares.use(`/${ADDRESS}`, async (_, response) => {
      response.setHeader('content-type', 'text/javascript').end(await source())
    })
  },
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: ADDRESS, source: await source() })
  },
}

/** Imported late: most that load this configuration need no library. */
async function source(): Promise<string> {
  const { exportModule, integrate, learnFlowMap, timeGrid } = await import('../../src/index.ts')
  const { lorenz63 } = await import('../../systems/chaos/lorenz63.ts')
  const record = integrate(lorenz63, [1, 2, 20], timeGrid(0, 0.02, 3000))
  return exportModule(learnFlowMap(record, { width: 100, seed: 1 }), { system: 'lorenz63' })
}
