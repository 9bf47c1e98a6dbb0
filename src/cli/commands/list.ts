import type { CommandSpec } from '../command.ts'
import { simulate } from './simulate.ts'
import { systems } from './systems.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which the help shows them. */
export const commands: readonly CommandSpec[] = [systems, simulate, verify]
