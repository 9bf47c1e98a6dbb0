import type { CommandSpec } from '../command.ts'

/** @param commands What is completed. */
export const completion = (commands: () => readonly CommandSpec[]): CommandSpec => ({
  name: 'completion',
  summary: 'print a script that completes commands and options in a shell',
  arguments: [{ name: '<shell>', about: 'bash, zsh or fish' }],
  options: [],
  examples: ['rhei completion bash > rhei-completion.bash', 'rhei completion fish'],
  notes: `To keep it: bash  rhei completion bash >> ~/.bash_completion
            zsh   rhei completion zsh > a folder in $fpath, as _rhei
            fish  rhei completion fish > ~/.config/fish/completions/rhei.fish`,
  json: false,
  load: async () => ({ run: (await import('../completion.ts')).runFor(commands()) }),
})
