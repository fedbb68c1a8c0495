import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { TYPED_ABOUT_A_PERSON } from '../../src/words/typed.ts'

describe.each(LANGUAGES)('the hint under HR’s own words about a person (%s)', (language) => {
  const t = MESSAGES[language]

  it('says that the person can read them, and warns of youth data, in each form', () => {
    const hints = {
      reason: t.hr.changes.fields.reasonHint,
      evidence: t.hr.changes.correction.evidenceHint,
      role: t.hr.roles.give.reasonHint,
      topic: t.hr.credits.sessions.topicHint,
      credit: t.hr.credits.form.fromHint,
      reference: t.hr.credits.form.referenceHint,
      file: t.hr.imports.completions.referenceHint,
    }
    for (const [field, hint] of Object.entries(hints)) expect(hint, field).toContain(TYPED_ABOUT_A_PERSON[language])
  })

  it('names the page as it is called', () => {
    // American English puts the period inside the quotation marks.
    expect(TYPED_ABOUT_A_PERSON[language].replace('.”', '”.')).toContain(`“${t.privacy.held.ownTitle}”.`)
    expect(TYPED_ABOUT_A_PERSON[language]).toMatch(/nothing about a youth|nada sobre una persona joven/)
  })
})
