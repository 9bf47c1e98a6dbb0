import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import 'virtual:colors.css'
import ButterflyFigure from './ButterflyFigure.vue'
import './style.css'
import './api.css'

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('ButterflyFigure', ButterflyFigure)
  },
}

export default theme
