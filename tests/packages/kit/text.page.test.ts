import { describe, expect, it } from 'vitest'
import { heading, type KitPart, text } from '../../../src/packages/kit/part.page.ts'
import { fillSlots } from '../../../src/packages/kit/text.page.ts'

const filledParts = (parts: readonly KitPart[], values: Parameters<typeof fillSlots>[1], title = 'Set it up') =>
  fillSlots({ title: 'Page', lead: 'Lead', sections: [{ id: 'one', title, parts }] }, values).sections

describe('a slot', () => {
  it('is filled in wherever it stands: title, lead, heading, paragraph, entry, link, letter and cell', () => {
    const parts: readonly KitPart[] = [
      text('In {lms}.'),
      { kind: 'points', items: ['{lms} again'] },
      { kind: 'links', links: [{ text: 'More on {lms}', href: '{page}' }] },
      { kind: 'letter', lang: 'en', subject: 'About {lms}', lines: ['{lms}'] },
      { kind: 'table', labelledBy: 'one', head: ['System'], rows: [['{lms}']] },
    ]
    const page = { title: '{lms}', lead: 'For {lms}', sections: [{ id: 'one', title: 'Set up {lms}', parts }] }
    expect(fillSlots(page, { lms: 'Moodle', page: 'moodle.html' })).toEqual({
      title: 'Moodle',
      lead: 'For Moodle',
      sections: [
        {
          id: 'one',
          title: 'Set up Moodle',
          parts: [
            text('In Moodle.'),
            { kind: 'points', items: ['Moodle again'] },
            { kind: 'links', links: [{ text: 'More on Moodle', href: 'moodle.html' }] },
            { kind: 'letter', lang: 'en', subject: 'About Moodle', lines: ['Moodle'] },
            { kind: 'table', labelledBy: 'one', head: ['System'], rows: [['Moodle']] },
          ],
        },
      ],
    })
  })

  it('a slot that is a whole paragraph can stand for parts', () => {
    const parts = [heading('One'), text('Two')]
    expect(filledParts([text('{facts}')], { facts: parts })[0]?.parts).toEqual(parts)
  })

  it.each([null, false])(
    'a slot with the value %s leaves out its paragraph, entry, line or row, and nothing else',
    (score) => {
      const parts: readonly KitPart[] = [
        text('{when score} Kept.'),
        text('Always.'),
        { kind: 'steps', items: ['One', '{when score} Two'] },
        { kind: 'letter', lang: 'en', subject: 'Hello', lines: ['One', '{score}'] },
        {
          kind: 'table',
          labelledBy: 'one',
          head: ['Name', 'Value'],
          rows: [
            ['Score', '{score}'],
            ['State', 'Text'],
          ],
        },
      ]
      expect(filledParts(parts, { score })[0]?.parts).toEqual([
        text('Always.'),
        { kind: 'steps', items: ['One'] },
        { kind: 'letter', lang: 'en', subject: 'Hello', lines: ['One'] },
        { kind: 'table', labelledBy: 'one', head: ['Name', 'Value'], rows: [['State', 'Text']] },
      ])
    },
  )

  it('a slot without a value leaves out a section by its heading, and a table or list that becomes empty', () => {
    expect(filledParts([text('Words')], { web: false }, '{when web} On the web')).toEqual([])
    const parts: readonly KitPart[] = [
      { kind: 'points', items: ['{when web} One'] },
      { kind: 'table', labelledBy: 'one', head: ['Name'], rows: [['{when web} One']] },
    ]
    expect(filledParts(parts, { web: false })[0]?.parts).toEqual([])
  })

  it('a slot after "when" prints nothing itself', () => {
    expect(filledParts([text('{when web} Kept.'), text('{when lms} Kept.')], { web: true, lms: 'Moodle' })).toEqual([
      { id: 'one', title: 'Set it up', parts: [text('Kept.'), text('Kept.')] },
    ])
  })
})
