import { guarded } from '../../platform/html/render.page.ts'
import { renderer, type Template } from '../../platform/html/renderer.page.ts'

/** A page as the course wants it to be shown. */
interface Screen {
  readonly template: string
  readonly model: object
  readonly title: string
}

/** The display of a course, and how many pages it showed. */
export interface Screens {
  count(): number
  display(templates: ReadonlyMap<string, Template>): object
}

/** No one looks, so nothing is rendered. */
export const UNSEEN: Screens = {
  count: () => 0,
  display: () => ({ show() {}, showRecording() {}, scrollTo() {} }),
}

/** Stands in for the document: renders every page as it would be shown, and reports what no reader should meet. */
export function watchScreens(report: (problem: string) => void): Screens {
  let count = 0
  return {
    count: () => count,
    /** The display of the course's pages. */
    display(templates: ReadonlyMap<string, Template>) {
      const render = renderer(templates, guarded)
      return {
        show({ template, model, title }: Screen) {
          count += 1
          const html = render(template, model)
          if (!html.includes('<h1') || title === '') report(`a page without a heading: ${template}`)
          if (/>(undefined|null|NaN)</.test(html)) report(`a page with a gap in its text: ${template}`)
        },
        showRecording() {},
        scrollTo() {},
      }
    },
  }
}
