import { describe, expect, it } from 'vitest'
import { ACCESS } from '../../src/identity/access.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { contents } from '../support/content.ts'

/** The words for everyone who may open a person's record, besides that person. */
const READERS = {
  en: ['HR', 'supervisors', 'auditors'],
  es: ['Recursos Humanos', 'supervisan', 'auditorías'],
} as const

describe.each(LANGUAGES)('who sees the score (%s)', (language) => {
  const { attempt, hrSees } = MESSAGES[language].learn

  it('is everyone who may read a record, on the page about what HR sees', () => {
    expect(Object.keys(ACCESS['read-person']).sort()).toEqual(['auditor', 'hr', 'site-hr', 'supervisor'])
    for (const reader of READERS[language]) expect(hrSees.seesTitle).toContain(reader)
  })

  it('is the same before the final check and after it', () => {
    for (const text of [attempt.startQuiet, attempt.noLimit]) expect(text).toContain(`${hrSees.seesTitle} `)
  })

  it('is said by no lesson, because in a package it depends on the LMS', () => {
    const blocks = contents[language].course.lessons
      .flatMap(({ sections }) => sections)
      .flatMap((section) => section.blocks)
    const aboutScore = blocks
      .map((block) => JSON.stringify(block))
      .filter((text) => /your score|su puntaje/i.test(text))
    expect(aboutScore).not.toEqual([])
    for (const text of aboutScore) expect(text).not.toMatch(/\bHR\b|Human|supervis/)
  })

  it('names auditors wherever their role opens what only HR sees besides', () => {
    expect(Object.keys(ACCESS['read-evidence']).sort()).toEqual(['auditor', 'hr'])
    expect(Object.keys(ACCESS['read-papers'])).toContain('auditor')
    const only = hrSees.sees.filter((text) => /\b(?:asked|le tocaron|papers|documentos)\b/.test(text))
    expect(only).toHaveLength(2)
    for (const text of only) expect(text).toMatch(/auditors|auditorías/)
  })
})
