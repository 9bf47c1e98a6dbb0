/** A page of the reference: what comes from these files or folders of the library. */
export interface ApiPage {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly from: readonly string[]
}

/** In the order in which data flow. Where a file belongs to several pages, the first has it. */
export const apiPages: readonly ApiPage[] = [
  {
    id: 'systems',
    title: 'Systems',
    about: 'Define a system by its equations or by functions.',
    from: ['src/system/', 'src/expression/'],
  },
  {
    id: 'catalogue',
    title: 'Catalogue',
    about: 'Known systems, imported from `rhei/systems`. The name of each leads to its page in the atlas.',
    from: ['systems/'],
  },
  {
    id: 'integrate',
    title: 'Integration',
    about: 'From a system to a trajectory: methods, events, noise and delays.',
    from: ['src/trajectory.ts', 'src/integrate/'],
  },
  {
    id: 'dataset',
    title: 'Data sets',
    about: 'From trajectories and records to pairs of inputs and targets: delays, derivatives, seasons, gaps, splits.',
    from: ['src/dataset/'],
  },
  {
    id: 'network',
    title: 'Sampled networks',
    about: 'Networks whose hidden weights are sampled and whose readout is a least-squares solution.',
    from: ['src/network/', 'src/math/', 'src/kernels/'],
  },
  {
    id: 'baselines',
    title: 'Baselines',
    about: 'What a sceptic would pick, behind the same face as the networks.',
    from: ['src/learn/baselines/'],
  },
  {
    id: 'learn',
    title: 'Learners',
    about: 'From data to a model that is a system itself.',
    from: ['src/learn/'],
  },
  {
    id: 'forecast',
    title: 'Rollouts and forecasts',
    about: 'From a model to a trajectory, with bands and the distance from the data.',
    from: ['src/rollout.ts', 'src/forecast/'],
  },
  {
    id: 'compare',
    title: 'Comparison',
    about:
      'Errors of forecasts, and what stays true of a motion when its path is lost: exponents, spectra, dimensions.',
    from: ['src/compare/'],
  },
  {
    id: 'tune',
    title: 'Tuning',
    about: 'Choose sampler, slopes, width and ridge by steps or rollouts held out.',
    from: ['src/tune/'],
  },
  {
    id: 'figure',
    title: 'Figures',
    about: 'Pictures as plain Plotly JSON.',
    from: ['src/figure/'],
  },
  {
    id: 'io',
    title: 'Files and exports',
    about: 'Bytes and text without a file system: data formats, model files, generated code.',
    from: ['src/io/'],
  },
  {
    id: 'parallel',
    title: 'Workers',
    about: 'Pools of workers, with the same face in Node and in a page.',
    from: ['src/parallel/'],
  },
  {
    id: 'node',
    title: 'Node',
    about: 'What only Node has, imported from `rhei/node`.',
    from: ['src/node/'],
  },
]
