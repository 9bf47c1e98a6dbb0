/** Takes light or dark as it was chosen on the site's other pages; without a choice, or without scripts, as the system has it. */
export const themeScript: string = `
try {
  const choice = localStorage.getItem('vitepress-theme-appearance')
  if (choice === 'light' || choice === 'dark') document.documentElement.classList.add(choice)
} catch {}
`
