import type { DefaultTheme } from 'vitepress'

/** What the head of each page links to. */
export const navigation: DefaultTheme.NavItem[] = [
  { text: 'Tutorial', link: '/tutorial/1-simulate', activeMatch: '/tutorial/' },
  { text: 'Guides', link: '/learners', activeMatch: '/(learners|integrators|models|web-component|command-line)' },
  { text: 'Method', link: '/method' },
]

/** All pages, in the order in which one would read them. */
export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Tutorial',
    items: [
      { text: '1 Simulate', link: '/tutorial/1-simulate' },
      { text: '2 Learn', link: '/tutorial/2-learn' },
      { text: '3 Compare', link: '/tutorial/3-compare' },
      { text: '4 Your own record', link: '/tutorial/4-your-own-record' },
      { text: '5 Save and deploy', link: '/tutorial/5-save-and-deploy' },
    ],
  },
  {
    text: 'Guides',
    items: [
      { text: 'Which learner', link: '/learners' },
      { text: 'Which integrator', link: '/integrators' },
      { text: 'Model files and exports', link: '/models' },
      { text: 'A model in any page', link: '/web-component' },
      { text: 'Command line', link: '/command-line' },
    ],
  },
  {
    text: 'Background',
    items: [
      { text: 'The method', link: '/method' },
      { text: 'Architecture', link: '/architecture' },
    ],
  },
]
