import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

/** The short practice of a team, in Spanish. */
export const practices: Messages['hr']['practices'] = {
  title: 'Práctica en equipo',
  lead: 'En cinco minutos, un equipo repasa una historia inventada con las personas, los números y los pasos de su propio centro. Cada centro tiene una fecha para la siguiente práctica.',
  table: 'La práctica en cada centro',
  site: 'Centro',
  last: 'Última práctica',
  next: 'Próxima fecha',
  none: 'Ninguna todavía',
  notLive: 'Cuando se publiquen los datos del centro',
  overdue: (day) => `Atrasada desde el ${day}`,
  every: (days) => `Cada ${days} días`,
  run: 'Hacer la práctica',
  runAt: (site) => `Hacer la práctica en ${site}`,
  noSites: 'Todavía no hay centros.',

  back: 'Todos los centros',
  of: (site) => `Práctica en ${site}`,
  how: 'Lea cada parte en voz alta, deténgase en la pregunta y deje que el equipo responda antes de seguir leyendo.',
  free: 'Nadie está obligado a participar ni a dar explicaciones, y cualquiera puede salir. Eso no se anota.',
  never: (scr) =>
    `La historia es inventada. Aquí no hablen de un caso real. Si la historia le recuerda a una persona joven, deténgase. Avise de inmediato a la persona designada y llame al SCR al ${scr}.`,
  needsDetails:
    'Los datos de este centro todavía no están publicados, así que el equipo no tiene a quién llamar. Publíquelos primero.',
  print: 'Imprimir la práctica',
  another: 'Usar otra historia',
  storyTitle: 'La historia',
  works: 'Lo que funciona:',
  siteTitle: 'Ahora, con nuestras personas y nuestros números',
  siteQuestions: [
    '¿A quién llamamos ahora? Lea el número en voz alta.',
    'Esa persona no contesta. ¿Quién sigue?',
    '¿Y si la preocupación es sobre esa persona?',
    '¿Dónde duerme esta noche la persona joven, y cómo llega?',
    '¿Quién le pregunta a usted cómo está antes de que se vaya a casa?',
  ],
  policyTitle: 'Lo que dice la política',

  sheetTitle: 'Quiénes participaron',
  sheetHint: 'Firma solo quien quiera que conste su participación.',
  date: 'Fecha',
  name: 'Nombre',
  recordTitle: 'Registrar esta práctica',
  on: 'Se hizo el',
  onWrong: 'Escriba el día de la práctica: hoy o antes',
  beforeLive: (day) => `Escriba el ${day} o un día posterior. Antes de ese día, el centro no tenía datos publicados.`,
  people: 'Quiénes participaron',
  peopleHint:
    'Marque a quienes participaron y quieren que conste. Si nadie quiere, no marque ninguna casilla. El registro no menciona a nadie más.',
  peopleWrong: 'Marque solo a personas que trabajan en este centro',
  noName: 'Sin nombre en el registro',
  toFix: 'Qué hay que corregir',
  toFixHint: (scr) =>
    `Por ejemplo: El número de la persona de respaldo ya no sirve. Escriba funciones, no nombres ni iniciales. Aquí nunca escriba sobre un caso real ni sobre una persona joven: avise de inmediato a la persona designada y llame al SCR al ${scr}.`,
  tooLong: (most) => `Use ${most} caracteres o menos`,
  record: 'Registrar esta práctica',
  recorded: (n, names, next) =>
    `La práctica quedó registrada. ${n === 0 ? 'Nadie quiso que se registrara su nombre.' : `${n === 1 ? 'Participó' : 'Participaron'}: ${names}.`} La próxima debe hacerse a más tardar el ${next}.`,
  lookAtNext: 'Ver la historia siguiente',

  heldTitle: 'Prácticas anteriores',
  took: (n) =>
    n === 0
      ? 'Nadie quiso que constara su nombre'
      : `Participaron y constan en el registro: ${count(n, 'persona', 'personas')}`,
  heldWith: (story, version) => `${story}, con la versión ${version} de los datos del centro`,
  fix: (text) => `Por corregir: ${text}`,
  replace: {
    link: (day) => `Cambiar lo que había que corregir del ${day}`,
    title: 'Cambiar lo que hay que corregir',
    lead: 'Si el texto nombra a alguien o cuenta un caso, escriba otro o déjelo vacío. La práctica sigue en el registro, pero las páginas y los paquetes de evidencia nuevos ya no muestran el texto anterior. Las copias de seguridad y los paquetes de evidencia creados antes lo conservan, y puede que también el libro de registro.',
    now: 'Texto actual',
    text: 'Qué hay que corregir',
    why: 'Por qué se cambia',
    whyNeeded: 'Elija por qué se cambia',
    save: 'Cambiar el texto',
    saved: 'Se cambió el texto.',
    empty: 'Ese texto ya está vacío, así que no hay nada que cambiar. La práctica sigue en el registro.',
    replaced: 'Se cambió lo que una práctica dejó por corregir',
    note: (day, by) => `El texto se cambió el ${day}. ${by}.`,
    by: { recorder: 'Lo cambió la persona que registró la práctica', hr: 'Lo cambió Recursos Humanos' },
    because: { 'named-someone': 'Nombraba a alguien', 'about-a-case': 'Contaba un caso', mistake: 'Tenía un error' },
  },
  intervalTitle: 'Con qué frecuencia',
  interval: 'Días entre una práctica y otra',
  intervalHint: (fewest, most) => `De ${fewest} a ${most}. Lo habitual son 90.`,
  intervalWrong: (fewest, most) => `Escriba un número de ${fewest} a ${most}`,
  saveInterval: 'Guardar',
  intervalSaved: 'Guardado.',
}
