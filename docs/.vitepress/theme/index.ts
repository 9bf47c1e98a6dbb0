import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import 'virtual:colors.css'
import ButterflyFigure from './ButterflyFigure.vue'
import ExampleList from './ExampleList.vue'
import './gallery.css'
import LiveExample from './LiveExample.vue'
import './style.css'

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('ButterflyFigure', ButterflyFigure)
    app.component('ExampleList', ExampleList)
    app.component('LiveExample', LiveExample)
  },
}

export default theme
