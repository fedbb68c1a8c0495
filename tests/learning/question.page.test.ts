import { expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { questionInput } from '../../src/learning/question.page.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { contents } from '../support/content.ts'

it.each(['en', 'es'] as const)('a question with several answers says once how to use its options (%s)', (language) => {
  const t = MESSAGES[language]
  const pickAll = t.learn.check.hints.multiple
  for (const item of contents[language].course.items.filter(({ type }) => type === 'multiple')) {
    const order = item.options.map(({ id }) => id).join('')
    const html = renderPart('learning/question-input', questionInput(item, order, [], null, '/', t))
    expect(html.split(pickAll), item.id).toHaveLength(2)
  }
})
