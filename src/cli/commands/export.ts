import type { CommandSpec } from '../command.ts'
import { out, SYSTEM, systemOptions } from './shared.ts'

export const exportSpec: CommandSpec = {
  name: 'export',
  summary: 'write a model as code of another language, with the same numbers',
  arguments: [{ name: '<model>', about: `a model file, or ${SYSTEM}` }],
  options: [
    {
      flags: '--to <target>',
      about: "what to write, by default as the file's ending says",
      choices: ['c', 'js', 'python', 'onnx', 'latex', 'julia', 'scipy'],
    },
    { flags: '--name <name>', about: "of C: begins every name; default the file's" },
    ...systemOptions,
    out,
  ],
  examples: [
    'rhei export lorenz.rhei --to c --out lorenz.c',
    'rhei export lorenz.rhei --out lorenz.py',
    'rhei export vanDerPol --set mu=5 --to js',
  ],
  notes:
    'latex, julia and scipy write equations, of systems that have them. C is two files, the header beside the source; on the standard output the header stands in the source.',
  load: () => import('../export.ts'),
}
