import { describe, expect, it } from 'vitest'
import { wordingProblems } from '../../src/course/checks/check-wording.job.ts'
import { problemLine } from '../../src/course/problem.job.ts'
import { contents } from '../support/content.ts'

/** Sentences that leave a youth without help. Each one stands for a pattern. */
const NOT_TO_REPORT = [
  'No llame al SCR.',
  'No llame al 911 por esto.',
  'Nunca avise a la persona designada.',
  'No lo reporte.',
  'No denuncie.',
  'No se lo cuente a nadie.',
  'No lo comente con otras personas.',
  'No lo comente con nadie.',
  'No se lo cuente a otras personas.',
  'No hable de esto con nadie.',
  'Nunca hable de lo que oyó con los demás.',
  'No se lo digas a ninguna persona.',
  'No tiene que reportar.',
  'No hace falta reportar esto.',
  'No es necesario hacer un reporte.',
  'No necesita avisar a la persona designada.',
  'No tiene por qué llamar.',
  'No es obligatorio llamar si es un amigo.',
  'No hace falta llamar al Registro Central Estatal (SCR).',
  'El reporte no es necesario.',
  'La llamada al SCR no hace falta.',
  'El SCR no recibe estos casos.',
  'El Registro Central Estatal solo atiende casos de padres.',
  'El SCR es solo para padres.',
]

const PROMISES = [
  'No lo van a arrestar.',
  'Nadie te va a culpar.',
  'Va a ir a la cárcel.',
  'Vas a estar a salvo.',
  'No te va a pasar nada.',
]

const SAFE_TO_SAY = [
  'No llame primero a la madre ni al padre.',
  'No le cuente nada a la persona que la explota.',
  'No se lo cuente a nadie más en el pasillo.',
  'No lo comente con nadie más en el pasillo.',
  'Manténgalo en privado.',
  'Dígalo solo a quien deba saberlo.',
  'Quien no reporte puede ser acusado.',
  'No tiene que probarlo.',
  'CSOC no recibe reportes.',
  'El 911 no reemplaza al SCR.',
]

const problemsOf = (acknowledgement: string) =>
  wordingProblems({ ...contents.es, policy: { ...contents.es.policy, acknowledgement } }).map(problemLine)

describe('the wording in Spanish', () => {
  it.each(NOT_TO_REPORT)('lets no text of ours say: %s', (sentence) => {
    expect(problemsOf(sentence)).toEqual([
      `policy.yaml: acknowledgement: must never tell someone not to report: "${sentence}"`,
    ])
  })

  it.each(PROMISES)('takes as a promise: %s', (sentence) => {
    expect(problemsOf(sentence)).toEqual([`policy.yaml: acknowledgement: promises an outcome: "${sentence}"`])
  })

  it.each(SAFE_TO_SAY)('has nothing against: %s', (sentence) => {
    expect(problemsOf(sentence)).toEqual([])
  })
})
