import { TYPED_ABOUT_A_PERSON } from '../words/typed.ts'
import { count, digits } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'
import { completionRows } from '../imports/completions/words.es.ts'

const people = (n: number) => count(n, 'persona', 'personas')

export const sessions: Messages['hr']['credits']['sessions'] = {
  title: 'Sesión presencial',
  lead: 'Imprima la hoja, pida que la firmen y después registre quién asistió.',
  open: 'Hoja de firmas y registro de este centro',
  site: 'Centro',
  on: 'Fecha',
  show: 'Mostrar a las personas',
  none: 'Nadie trabaja en este centro. Agregue a las personas abajo, por número de empleado o correo.',
  recorded: (n) =>
    n === 1
      ? 'Registrada para 1 persona. Consta en su registro.'
      : `Registrada para ${people(n)}. Consta en el registro de cada una.`,
  printTitle: 'Antes: la hoja para firmar',
  printText: (n) =>
    n === 0
      ? 'Nadie de este centro la necesita ese día, así que la hoja solo tiene líneas vacías.'
      : `La hoja incluye a ${people(n)} de este centro y tiene líneas vacías para otras.`,
  print: 'Abrir la hoja para imprimir',
  recordTitle: 'Después: quién asistió',
  effect:
    'La orientación contará como hecha en esa fecha para cada persona marcada abajo. No se emite ningún certificado. Si la versión de abajo no es la última, se sigue pidiendo la actualización de la política.',
  topic: 'Título de la sesión',
  topicHint: TYPED_ABOUT_A_PERSON.es,
  topicDefault: 'Sesión de orientación',
  trainer: 'Quién dio la sesión',
  trainerHint: 'Correo, número de empleado o nombre completo de alguien en el registro.',
  minutes: 'Minutos',
  version: 'Versión de la política de la sesión',
  language: 'Idioma de la sesión',
  people: 'Personas que asistieron',
  required: 'Necesitan la orientación',
  others: 'Otras personas de este centro',
  more: 'Personas que no están en la lista',
  moreHint: 'Números de empleado o correos, uno por línea.',
  file: 'Copia escaneada de la hoja firmada',
  reference: 'Dónde está la hoja',
  button: 'Registrar la sesión',
  back: 'Personal',
  needs: {
    site: 'Elija un centro',
    on: 'Escriba la fecha de la sesión',
    topic: 'Dé un título a la sesión',
    trainer: 'Diga quién dio la sesión',
    minutes: 'Escriba los minutos en números enteros, de 1 a 1,000',
    people: 'Marque al menos a una persona o agréguela abajo',
    evidence: 'Elija la copia escaneada de la hoja o diga dónde está',
  },
  unknown: (typed) => `Nadie en el registro tiene el número de empleado o el correo “${typed}”.`,
  several: (typed) => `“${typed}” es de varias personas. Use otro número o correo.`,
  refused: {
    future: 'Esa fecha todavía no ha llegado. Registre la sesión después de que se haga.',
    'before-employment': (names) => `En esa fecha aún no trabajaban aquí: ${names}. Quite la marca.`,
    twice: (names) => `Ya consta una sesión presencial en esa fecha para: ${names}. Quite la marca.`,
  },
  noName: 'Nombre borrado',

  sheet: {
    title: 'Hoja de firmas',
    version: (version) => `Versión de la política ${version}`,
    topic: 'Título',
    trainer: 'Quién dio la sesión',
    minutes: 'Minutos',
    page: (page, of) => `Página ${page} de ${digits(of)}`,
    caption: 'Personas y sus firmas',
    name: 'Nombre',
    number: 'Número de empleado',
    signature: 'Firma',
    readCard: 'Leí la tarjeta de mi centro',
    keep: 'Después de la sesión, entregue esta hoja a Recursos Humanos. Se guarda con los registros.',
    back: 'Volver a la sesión',
  },
}

type Credits = Messages['hr']['credits']

const months = (n: number) => count(n, 'mes', 'meses')

const counted = (
  { months: n, keptFrom }: { readonly months: number; readonly keptFrom: string | null },
  startedOn: string | null,
) =>
  keptFrom === null
    ? startedOn === null
      ? `más ${months(n)}`
      : `contada desde el día en que empezó, ${startedOn}, más ${months(n)}`
    : `con anticipación, así que se cuenta desde el ${keptFrom}, más ${months(n)}`

const sources: Credits['sources'] = {
  'prior-learning': 'una capacitación anterior',
  'live-session': 'una sesión presencial',
  'signed-paper': 'un papel firmado',
  'other-lms': 'otro sistema de aprendizaje',
}

const evidenceProblems: Credits['evidenceProblems'] = {
  empty: 'Este archivo está vacío. Elija otro.',
  'too-large': 'Este archivo pesa más de 5 MB. Escanee el documento con menos colores o divídalo.',
  'other-type': 'Este archivo no es PDF, PNG ni JPEG. Guárdelo en uno de estos formatos y elíjalo otra vez.',
}

export const credits: Credits = {
  sources,
  evidenceProblems,
  because: (source, date, renewal, startedOn = null) =>
    renewal === null
      ? ['Reconocida con fecha del ', date, ` (${source}). No vence.`]
      : [
          'Cuenta hasta el ',
          renewal.until,
          `: reconocida con fecha del ${date} (${source}), ${counted(renewal, startedOn)}.`,
        ],

  noLaterThan: (date) => `${date} a más tardar`,

  home: {
    title: 'Su orientación cuenta',
    text: (source, from, date) =>
      `Recursos Humanos la reconoció con fecha del ${date}: ${source}, ${from}. Aquí puede leer todas las lecciones y la política. Si esto no es correcto, avise a Recursos Humanos.`,
  },

  noCertificate: {
    title: 'Sin certificado',
    why: 'Por qué no hay certificado',
    text: (source, from, date) =>
      `Los certificados son solo para quienes hacen el curso aquí. Su orientación se reconoció con fecha del ${date}: ${source}, ${from}. Si necesita un comprobante, pídalo donde la hizo. En los registros de Recursos Humanos consta que su orientación cuenta.`,
  },

  person: {
    add: 'Registrar una orientación hecha en otro lugar',
    credited: (from) => `Reconocida: ${from}`,
    noLaterThan: (date) =>
      `Terminada el ${date} a más tardar: el sistema de aprendizaje no guarda el día en que se terminó`,
    begun: (date) => `La renovación se cuenta desde que empezó, el ${date}`,
    evidence: 'Documentos guardados',
    evidenceText: 'Estos documentos respaldan anotaciones de este registro. Solo Recursos Humanos puede abrirlos.',
    erased: (n) => count(n, 'documento más se borró', 'documentos más se borraron'),
    reference: (text) => `Referencia: ${text}`,
    papers: (n) => count(n, 'documento guardado', 'documentos guardados'),
  },

  form: {
    title: 'Orientación hecha en otro lugar',
    heading: (name) => `Orientación hecha en otro lugar: ${name}`,
    lead: 'Para una orientación que alguien hizo antes o que consta en un papel firmado.',
    several: 'Varias personas a la vez',
    severalLink: 'Registrar una sesión presencial',
    effectTitle: 'Qué cambia',
    effectOnce: 'La orientación quedará registrada como hecha en la fecha de abajo y contará sin fecha de vencimiento.',
    effect: (n) => `La orientación quedará registrada como hecha en la fecha de abajo y contará durante ${months(n)}.`,
    effectNone:
      'Hoy esta persona no tiene asignada la orientación. La anotación se conserva y cuenta si se le asigna después.',
    effectVersion: 'Si la política cambió después de la versión de abajo, se sigue pidiendo la actualización.',
    effectCertificate:
      'No se emite ningún certificado. La persona ve que su orientación cuenta y de dónde viene el reconocimiento.',
    source: 'Origen',
    choose: 'Elija una opción',
    sourceOptions: { 'prior-learning': 'Capacitación anterior', 'signed-paper': 'Papel firmado' },
    on: 'Día en que se terminó',
    onHint:
      'Para una capacitación anterior al primer día de trabajo aquí, escriba el día desde el que cuenta. Anote el día de la capacitación en “Qué capacitación fue”.',
    from: 'Qué capacitación fue',
    fromHint: `Por ejemplo: Orientación en Bayview, 3 horas. ${TYPED_ABOUT_A_PERSON.es}`,
    version: 'Versión de la política que se enseñó en la orientación',
    versionHint: 'La vigente ese día, si no elige otra.',
    versionOnDay: 'La vigente ese día',
    versionOption: (version, date) => `${version}, desde el ${date}`,
    courseVersion: 'Versión del curso',
    language: 'Idioma',
    languageNone: 'No se sabe',
    minutes: 'Minutos',
    score: 'Puntaje en porcentaje',
    approver: 'Quién la aprobó',
    approverHint: 'Correo, número de empleado o nombre completo de alguien en el registro. Déjelo vacío si es usted.',
    file: 'Copia escaneada del papel',
    fileHint: 'PDF, PNG o JPEG, de 5 MB como máximo. Se guarda con la anotación y nunca cambia.',
    reference: 'Dónde está el papel',
    referenceHint: `Por ejemplo: carpeta 3, página 12. ${TYPED_ABOUT_A_PERSON.es}`,
    button: 'Registrar la orientación',
    saved: 'La orientación quedó registrada. La anotación está en el historial, más abajo.',
    back: 'Volver a la página de la persona',
    needs: {
      source: 'Elija el origen',
      on: 'Escriba el día en que se terminó la capacitación',
      from: 'Diga qué capacitación fue',
      shorter: (n) => `Use como máximo ${digits(n)} caracteres`,
      version: 'Elija una versión de la lista',
      minutes: 'Escriba los minutos en números enteros, de 1 a 1,000',
      score: 'Escriba un número entero de 0 a 100',
      evidence: 'Elija una copia escaneada o diga dónde está el papel',
    },
    approverUnknown:
      'Nadie en el registro coincide con lo que escribió. Escriba un correo, un número de empleado o un nombre completo.',
    approverSeveral: 'Varias personas coinciden con lo que escribió. Escriba un correo o un número de empleado.',
    future: 'Ese día todavía no ha llegado. Registre la orientación cuando se haya hecho.',
    beforeEmployment: (date) =>
      `Es anterior al primer día de trabajo aquí, el ${date}. Escriba ese día o uno posterior, y anote el día de la capacitación en “Qué capacitación fue”.`,
    twice: 'Ya consta una orientación de ese día y del mismo origen',
  },

  evidence: { unknown: 'Este documento no está guardado o se borró.' },
  sessions,
  rows: completionRows,
}
