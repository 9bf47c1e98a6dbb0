import type { CommandSpec } from '../command.ts'
import { compare } from './compare.ts'
import { learn } from './learn.ts'
import { merge } from './merge.ts'
import { sample } from './sample.ts'
import { simulate } from './simulate.ts'
import { systems } from './systems.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which the help shows them. */
export const commands: readonly CommandSpec[] = [systems, simulate, learn, compare, sample, merge, verify]
