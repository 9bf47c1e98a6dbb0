import type { Measured } from '../src/system/measured.ts'
import data from './measured.json' with { type: 'json' }

/** By the name under which a system is exported. Written by `npm run atlas:verify`. */
export const measured: Readonly<Record<string, Measured>> = data as unknown as Readonly<Record<string, Measured>>
