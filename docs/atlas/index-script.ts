/** Hides what does not fit the words and ticks. Without it the page is a plain list, so the form waits for it. */
export const indexScript: string = `
const form = document.querySelector('form')
const search = document.getElementById('search')
const status = document.querySelector('[role=status]')
const cards = [...document.querySelectorAll('.cards li')]
const sections = [...document.querySelectorAll('main section')]
const show = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  const flags = [...form.querySelectorAll(':checked')].map((box) => box.value)
  let count = 0
  for (const card of cards) {
    const own = card.dataset.flags.split(' ')
    card.hidden = !words.every((word) => card.dataset.words.includes(word)) || !flags.every((flag) => own.includes(flag))
    if (!card.hidden) count++
  }
  for (const section of sections) {
    const left = section.querySelectorAll('li:not([hidden])').length
    section.hidden = left === 0
    section.querySelector('.count').textContent = left
  }
  status.textContent = count === 1 ? '1 system' : count + ' systems'
}
form.addEventListener('input', show)
form.addEventListener('submit', (event) => event.preventDefault())
form.hidden = false
show()
`
