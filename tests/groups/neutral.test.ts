import { describe, expect, it } from 'vitest'
import { topicIn } from '../../src/groups/neutral.ts'
import { MESSAGES } from '../../src/words/messages.ts'

describe('the name of a group', () => {
  it.each([
    ['CSEC trafficking victims group', 'CSEC'],
    ['C.S.E.C. group', 'C.S.E.C'],
    ['Anti-trafficking circle', 'trafficking'],
    ['Exploited girls', 'Exploited'],
    ['Tuesday survivors', 'survivors'],
    ['Healthy sex', 'sex'],
    ['Sexual health', 'Sexual'],
    ['ABUSE AWARENESS', 'ABUSE'],
    ['Prostitution prevention', 'Prostitution'],
    ['Trauma group', 'Trauma'],
    ['Grupo de víctimas', 'víctimas'],
    ['Sobrevivientes', 'Sobrevivientes'],
    ['Contra la explotación', 'explotación'],
    ['Prevención de la trata', 'trata'],
    ['Grupo sobre el abuso', 'abuso'],
  ])('“%s” gives the topic away', (name, word) => {
    expect(topicIn(name)).toBe(word)
  })

  it.each([
    '',
    ...MESSAGES.en.hr.groups.form.nameIdeas,
    ...MESSAGES.es.hr.groups.form.nameIdeas,
    'Essex County group',
    'Middlesex Tuesday circle',
    'Sexto grado',
    'Survival skills',
    'Grupo de los martes',
    'Tuesday group 2',
  ])('“%s” doesn’t', (name) => {
    expect(topicIn(name)).toBeNull()
  })
})
