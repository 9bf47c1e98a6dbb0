import { createRequire } from 'node:module'

const fc: typeof import('fast-check') = createRequire(import.meta.url)('fast-check')

/** Property tests draw the same cases each time, so that a failure comes again; RHEI_SEED draws others. */
fc.configureGlobal({ seed: Number(process.env.RHEI_SEED ?? 1) })

export default fc
