import type { packagesCompare as english } from './words.en.ts'

export const packagesCompare: typeof english = {
  differences: {
    course: (facts) => `Es otro curso: ${facts}.`,
    site: (facts) => `Es para otro centro: ${facts}.`,
    edition: (facts) => `Es para otro estándar: ${facts}. Un LMS guarda los dos de formas distintas.`,
    languages: (facts) => `Tiene otros idiomas: ${facts}. Con ellos cambian los identificadores.`,
    identifiers: (facts) =>
      `Los identificadores del manifiesto son distintos: ${facts}. Algunos LMS borran entonces lo que las personas han hecho.`,
    older: (facts) => `Es más antiguo: ${facts}. Puede que no lea lo que guardó el más nuevo.`,
    earlierForm: () => 'Lo escribió una versión anterior del programa. Puede que no lea lo que guardó la más nueva.',
    majorVersion: (facts) =>
      `La versión mayor es distinta: ${facts}. Quienes van por la mitad empiezan desde el principio.`,
    report: (facts) =>
      `Informa de otro estado final: ${facts}. La regla de finalización del LMS serviría solo para uno de los dos.`,
    lessonsGone: (facts) => `Ya no hay estas lecciones: ${facts}.`,
    lessonsAdded: (facts) => `Hay lecciones nuevas: ${facts}.`,
    topicsGone: (facts) => `Ya no hay estos temas que todos deben tener bien: ${facts}.`,
    topicsAdded: (facts) => `Hay temas nuevos que todos deben tener bien: ${facts}.`,
    passMark: (facts) => `El mínimo para aprobar es distinto: ${facts}.`,
    questionsGone: (facts) => `Ya no hay estas preguntas: ${facts}.`,
    questionsAdded: (facts) => `Hay preguntas nuevas: ${facts}.`,
    optionsChanged: (facts) => `Hay preguntas con otras opciones, o con otra opción adecuada: ${facts}.`,
    storiesGone: (facts) => `Ya no hay estas historias: ${facts}.`,
    storiesAdded: (facts) => `Hay historias nuevas: ${facts}.`,
    storiesChanged: (facts) => `Hay historias con más o menos pasos: ${facts}.`,
    policy: (facts) => `La política tiene otra versión: ${facts}.`,
    wording: (facts) => `El texto es distinto en: ${facts}.`,
    answers: (facts) => `Lo que el LMS recibe de cada pregunta es distinto: ${facts}.`,
    contactNumbers: (facts) => `Hay números de teléfono del curso distintos: ${facts}.`,
    siteNumbers: (facts) => `Hay números de teléfono del centro distintos: ${facts}.`,
    siteDetails: (facts) => `Los datos del centro son distintos, no solo los números: ${facts}.`,
    leaveTo: (facts) => `«Salir de esta página» lleva a otro lugar: ${facts}.`,
  },

  replace: 'El paquete nuevo puede reemplazar al antiguo.',
  add: 'Agregue el paquete nuevo como curso nuevo. No debe reemplazar al antiguo.',
  addHow: 'Oculte el curso antiguo, y no lo borre. Quien lo terminó lo conserva como terminado.',
  why: 'Lo que impide reemplazarlo:',
  changes: 'Lo que cambia:',
  nothing: 'Los dos paquetes contienen el mismo curso.',
  understated: (said, real) =>
    `El número de versión dice: ${said}. Lo que cambia es: ${real}. Guíese por lo que cambia.`,
  levels: { same: 'sin cambios', patch: 'un PATCH', minor: 'un cambio MINOR', major: 'un cambio MAJOR' },

  states: {
    load: 'Quienes van por la mitad conservan su lugar.',
    lost: (questions) =>
      `Quienes van por la mitad conservan su lugar. No se conservan sus respuestas a estas preguntas: ${questions}. Una prueba final abierta que tenga una de ellas empieza de nuevo.`,
    anew: 'En el paquete nuevo se empieza desde el principio.',
  },

  systems: 'En cada LMS:',
  verdicts: {
    replace: 'reemplace el archivo',
    add: 'agréguelo como curso nuevo',
    version: 'súbalo como versión nueva del curso, y deje en la antigua a quienes ya empezaron',
    try: 'no lo hemos probado: pruebe primero con una sola cuenta',
    'try-code': 'no lo hemos probado: pruebe primero con una sola cuenta. Escriba la versión en el código del curso',
  },
  source: (source, date) => `Fuente: ${source}, leída el ${date}`,

  notice: 'Cambió un número. Envíe esto a todas las personas que hicieron el curso:',
  noticeTitle: 'Orientación sobre CSEC:',
  numbers: {
    changed: (who, from, to) => `El número de ${who} es ahora ${to}. Antes era ${from}.`,
    added: (who, to) => `Un número nuevo: ${who}, ${to}.`,
    gone: (who, from) => `${who}, ${from}, ya no se usa.`,
    end: 'Cámbielo donde lo tenga: en su teléfono, en su tarjeta, en la pared.',
  },
}
