import type { packagesCompare as english } from './words.en.ts'

export const packagesCompare: typeof english = {
  differences: {
    course: (facts) => `Es otro curso: ${facts}.`,
    site: (facts) => `Es para otro centro: ${facts}.`,
    edition: (facts) => `Es para otro estándar: ${facts}. Un LMS guarda cada estándar de forma distinta.`,
    languages: (facts) => `Tiene otros idiomas: ${facts}. Por eso cambian los identificadores.`,
    identifiers: (facts) =>
      `Los identificadores del manifiesto son distintos: ${facts}. Cuando eso pasa, algunos LMS borran el avance de las personas.`,
    older: (facts) => `Es más antiguo: ${facts}. Es posible que no pueda leer lo que guardó el más nuevo.`,
    earlierForm: () =>
      'Se creó con una versión anterior del programa. Es posible que no pueda leer lo que guardó la versión más nueva.',
    majorVersion: (facts) =>
      `La versión mayor es distinta: ${facts}. Quienes van por la mitad empiezan desde el principio.`,
    report: (facts) =>
      `Envía otro estado final: ${facts}. La regla de finalización del LMS serviría solo para uno de los dos.`,
    lessonsGone: (facts) => `Ya no están estas lecciones: ${facts}.`,
    lessonsAdded: (facts) => `Estas lecciones son nuevas: ${facts}.`,
    topicsGone: (facts) => `Ya no están estos temas indispensables: ${facts}.`,
    topicsAdded: (facts) => `Estos temas indispensables son nuevos: ${facts}.`,
    passMark: (facts) => `El puntaje mínimo para aprobar es distinto: ${facts}.`,
    questionsGone: (facts) => `Ya no están estas preguntas: ${facts}.`,
    questionsAdded: (facts) => `Estas preguntas son nuevas: ${facts}.`,
    optionsChanged: (facts) => `Estas preguntas tienen otras opciones u otra respuesta correcta: ${facts}.`,
    storiesGone: (facts) => `Ya no están estas historias: ${facts}.`,
    storiesAdded: (facts) => `Estas historias son nuevas: ${facts}.`,
    storiesChanged: (facts) => `Estas historias tienen más o menos pasos que antes: ${facts}.`,
    policy: (facts) => `La política tiene otra versión: ${facts}.`,
    wording: (facts) => `El texto es distinto en: ${facts}.`,
    answers: (facts) => `Lo que el LMS recibe sobre cada pregunta es distinto: ${facts}.`,
    contactNumbers: (facts) => `Estos teléfonos del curso son distintos: ${facts}.`,
    siteNumbers: (facts) => `Estos teléfonos del centro son distintos: ${facts}.`,
    siteDetails: (facts) => `Los datos del centro son distintos, no solo los números: ${facts}.`,
    leaveTo: (facts) => `“Salir de esta página” lleva a otro lugar: ${facts}.`,
  },

  replace: 'El paquete nuevo puede reemplazar al antiguo.',
  add: 'Agregue el paquete nuevo como curso nuevo. No debe reemplazar al antiguo.',
  addHow: 'Oculte el curso antiguo, pero no lo borre. Para quienes lo terminaron, sigue apareciendo como terminado.',
  why: 'Por qué no puede reemplazar al antiguo:',
  changes: 'Lo que cambia:',
  nothing: 'Los dos paquetes contienen el mismo curso.',
  understated: (said, real) =>
    `Según el número de versión, es ${said}, pero los cambios lo convierten en ${real}. Guíese por los cambios.`,
  levels: { same: 'la misma versión', patch: 'un cambio PATCH', minor: 'un cambio MINOR', major: 'un cambio MAJOR' },

  states: {
    load: 'Quienes van por la mitad siguen donde estaban.',
    lost: (questions) =>
      `Quienes van por la mitad siguen donde estaban. Se descartan sus respuestas a estas preguntas: ${questions}. Si una prueba final abierta tiene alguna de estas preguntas, empieza de nuevo.`,
    anew: 'En el paquete nuevo se empieza desde el principio.',
  },

  passing: {
    package:
      'Quienes van por la mitad todavía pueden terminar en el paquete anterior, con la regla anterior para aprobar.',
    server:
      'En el servidor de su organización, las pruebas finales que ya empezaron conservan la regla anterior para aprobar. La nueva se aplica a las que empiecen después de la actualización.',
    finished:
      'Quienes ya aprobaron no tienen que aprobar otra vez, aunque todavía no hayan confirmado la política. Quienes ya terminaron conservan su orientación y su certificado.',
  },

  policy: {
    halfway: 'Leen la política nueva antes de confirmarla, así que no tienen que ponerse al día con nada más.',
    finished: (clauses) =>
      `A quienes ya terminaron, su orientación les sigue contando. Avíseles qué cambió en la política: ${clauses}.`,
  },

  systems: 'En cada LMS:',
  verdicts: {
    replace: 'reemplace el archivo',
    add: 'agréguelo como curso nuevo',
    version: 'súbalo como versión nueva del curso y deje en la antigua a quienes ya empezaron',
    try: 'no lo hemos probado, así que pruebe primero con una sola cuenta',
    'try-code':
      'no lo hemos probado, así que pruebe primero con una sola cuenta. Agregue la versión al código del curso',
  },
  source: (source, date) => `Fuente: ${source}, consultada el ${date}`,

  notice: 'Cambió un número. Envíe este aviso a todas las personas que hicieron el curso:',
  noticeTitle: 'Orientación sobre CSEC:',
  numbers: {
    changed: (who, from, to) => `Número nuevo de ${who}: ${to}. Antes era ${from}.`,
    added: (who, to) => `Hay un número nuevo: ${who}, ${to}.`,
    gone: (who, from) => `${who}, ${from}, ya no se usa.`,
    end: 'Cámbielo donde lo tenga: en el celular, en la tarjeta o en la pared.',
  },
}
