import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent } from 'vue'
import 'virtual:colors.css'
import ButterflyFigure from './ButterflyFigure.vue'
import './style.css'
import './api.css'

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('ButterflyFigure', ButterflyFigure)
    // Of its own, so that no other page loads it.
    app.component(
      'TheLab',
      defineAsyncComponent(() => import('./lab/TheLab.vue')),
    )
  },
}

export default theme
