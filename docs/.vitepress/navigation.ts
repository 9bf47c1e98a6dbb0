import type { DefaultTheme } from 'vitepress'
import { apiPages } from './api/api-pages.ts'

/** What the head of each page links to. */
export const navigation: DefaultTheme.NavItem[] = [
  { text: 'Lab', link: '/lab' },
  { text: 'Tutorial', link: '/tutorial/1-simulate', activeMatch: '/tutorial/' },
  { text: 'Gallery', link: '/gallery', activeMatch: '/gallery' },
  {
    text: 'Guides',
    link: '/learners',
    activeMatch: '/(learners|integrators|models|command-line|web-component|how-to/)',
  },
  { text: 'Measured', link: '/benchmarks', activeMatch: '/(benchmarks|leaderboard|peers)' },
  { text: 'Method', link: '/method' },
  { text: 'API', link: '/api/', activeMatch: '/api/' },
  // No page of vitepress: it has to be loaded whole.
  { text: 'Atlas', link: '/atlas/', target: '_self' },
]

/** Beside the reference. */
export const apiSidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Reference',
    items: [
      { text: 'Overview', link: '/api/' },
      ...apiPages.map(({ id, title }) => ({ text: title, link: `/api/${id}` })),
    ],
  },
]

/** All other pages, in the order in which one would read them. */
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
    text: 'How to',
    items: [
      { text: 'Define a system', link: '/how-to/define-a-system' },
      { text: 'Records with gaps', link: '/how-to/records-with-gaps' },
      { text: 'Honest bands', link: '/how-to/honest-bands' },
      { text: 'Delays and width', link: '/how-to/delays-and-width' },
      { text: 'A range of parameters', link: '/how-to/range-of-parameters' },
      { text: 'In a page or in C', link: '/how-to/deploy' },
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
    text: 'Measured',
    items: [
      { text: 'Benchmarks', link: '/benchmarks' },
      { text: 'Leaderboard', link: '/leaderboard' },
      { text: 'Peers', link: '/peers' },
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
