import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const judges = (n: number) => count(n, 'persona que valora', 'personas que valoran')
const estimates = (n: number) => count(n, 'estimación', 'estimaciones')
const questions = (n: number) => count(n, 'pregunta', 'preguntas')

export const passMark: Messages['hr']['passMark'] = {
  judged: (n) => `El mínimo para aprobar fue valorado por ${count(n, 'persona', 'personas')}`,
  judgedMark: (mark, of) => `${mark.toFixed(1)} de ${of}, según su valoración. No cambia nada en quién aprueba`,

  title: 'Mínimo para aprobar',
  lead: '¿Por qué ese número de respuestas correctas, y no más o menos? Personas que conocen el trabajo dicen, para cada pregunta, cuántas de cien personas que saben lo justo la acertarían. Juntas dan un mínimo con una razón. Esta forma de valorar se conoce como método de Angoff modificado.',
  back: 'Qué entiende el personal',
  inUse: (right, of) =>
    `En uso: ${right} de ${of} correctas, y todos los pasos indispensables correctos. Una hoja no cambia esa regla. Si la valoración da otro mínimo, llévelo a quien decide sobre el curso.`,
  open: 'Abrir una hoja',
  goOn: 'Seguir con la hoja abierta',
  openHint: (n) =>
    `Una hoja trata de ${n === 1 ? 'la' : 'las'} ${questions(n)} de la prueba final como están escritas ahora.`,
  listTitle: 'Hojas',
  listTable: 'Hojas, la última primero',
  none: 'Todavía no hay hojas.',
  column: { sheet: 'Hoja', state: 'Estado', judges: 'Valoran', mark: 'Mínimo', question: 'Pregunta' },
  opened: (date) => `Abierta el ${date}`,
  isOpen: (round) => `Abierta, vuelta ${round}`,
  isClosed: (date) => `Cerrada el ${date}`,
  markOf: (mark, of) => `${mark} de ${of}`,
  noMark: 'Todavía no',

  sheet: {
    back: 'Mínimo para aprobar',
    title: (date) => `Hoja del ${date}`,
    bank: (version, n) => `Curso ${version}, ${questions(n)}.`,
    otherBank: 'Las preguntas cambiaron después de abrir esta hoja. La hoja sigue con las palabras de antes.',
    closedNote: 'Esta hoja está cerrada. Está en el libro de registro y no cambia.',
    print: 'Formularios en papel',
    judgesTitle: 'Personas que valoran',
    judgesTable: 'Personas que valoran y cuánto llevan',
    judgesLead:
      'Lo mejor es que sean cinco o más, y al menos tres: quienes hacen el trabajo, quienes lo dirigen, una persona sobreviviente que asesora, una persona clínica. Cada una valora por su cuenta.',
    judge: (number) => `Persona ${number}`,
    progress: (done, of) => `${done} de ${questions(of)}`,
    addTitle: 'Agregar a una persona que valora',
    role: 'Función',
    roleHint:
      'Una función, como «encargada de turno» o «asesora sobreviviente». Sin nombres: anótelos fuera de este programa.',
    roleNeeded: 'Diga en qué función valora esta persona',
    add: 'Agregar',
    full: 'En una hoja valoran como máximo doce personas.',
    resultTitle: 'Qué dicen quienes valoran',
    waitJudges: (n) => `${n === 1 ? 'Falta' : 'Faltan'} ${judges(n)} para que haya un resultado.`,
    waitEstimates: (n) => `${n === 1 ? 'Falta' : 'Faltan'} ${estimates(n)} para que haya un resultado.`,
    few: (n) => `Con ${judges(n)}, una sola opinión pesa mucho. Es mejor que sean cinco o más.`,
    mark: (mark, of) => `${mark} de ${of}`,
    markMeans: (rounded, of) =>
      `Ese número de preguntas de una prueba acertaría quien sabe lo justo: redondeado hacia arriba, ${rounded} de ${of}.`,
    spread: (lowest, highest, deviation) =>
      `Entre quienes valoran: de ${lowest} a ${highest}, desviación estándar ${deviation}.`,
    same: (right, of) => `Es el mínimo en uso, ${right} de ${of}.`,
    higher: (right, of) =>
      `El mínimo en uso, ${right} de ${of}, pide menos. Quienes valoran esperan más de quien sabe lo justo. Los pasos indispensables, que nadie puede fallar, no forman parte de esta suma.`,
    lower: (right, of) =>
      `El mínimo en uso, ${right} de ${of}, pide más. Quien sabe lo justo, según quienes valoran, podría no llegar. Los intentos no tienen límite, y cada uno muestra qué repasar.`,
    how: 'Cómo se calcula: para cada pregunta, la media de quienes valoran por la frecuencia con que la pregunta sale en una prueba, todo sumado.',
    apartTitle: 'Opiniones lejanas',
    apartLead: 'En estas preguntas las estimaciones difieren en 30 o más. Hablen de ellas y valoren de nuevo.',
    apart: (mean, lowest, highest) => `media ${mean}, de ${lowest} a ${highest}`,
    secondTitle: 'Segunda vuelta',
    secondLead:
      'Quienes valoran ven lo que dijeron todas las personas, lo hablan y pueden cambiar sus propias estimaciones. La primera vuelta se conserva.',
    second: 'Empezar la segunda vuelta',
    closeTitle: 'Cerrar la hoja',
    closeLead:
      'Se anota en el libro de registro, con cada estimación, y ya no se puede cambiar. Las funciones no se anotan.',
    close: 'Cerrar y anotar',
    allTitle: 'Estimaciones por pregunta',
    allTable: 'Media de quienes valoran, por pregunta, y cuánto difieren',
    mean: 'Media',
    range: 'De la más baja a la más alta',
    done: {
      added: 'Se agregó a la persona.',
      role: 'Se cambió la función.',
      round: 'Empezó la segunda vuelta.',
      closed: 'La hoja está cerrada y anotada.',
      open: 'Ahora no es posible: mire qué falta.',
    },
  },

  judge: {
    back: 'Hoja',
    lead: 'Piense en alguien que sabe lo justo para trabajar con seguridad: no quien más sabe, ni quien antes debería aprender más. De cien personas así, ¿cuántas acertarían?',
    lessons: 'Preguntas por lección',
    lesson: (number, title) => `Lección ${number}: ${title}`,
    round: (number) => `Vuelta ${number}`,
    roleTitle: 'Función',
    saveRole: 'Guardar la función',
    roleClosed: 'El libro de registro no tiene la función. Se puede cambiar o vaciar en cualquier momento.',
  },

  lesson: {
    title: (judge, lesson) => `Persona ${judge}, lección ${lesson}`,
    hint: 'De 0 a 100. Deje en blanco lo que quiera valorar después.',
    fits: 'Correcta',
    inOrder: 'Los pasos están en el orden correcto',
    mustKnow: 'Un paso indispensable',
    estimateOf: (question) => `De cien personas que saben lo justo, cuántas aciertan la pregunta ${question}`,
    others: (mean, lowest, highest) => `Vuelta 1: media ${mean}, de ${lowest} a ${highest}`,
    wrong: (question) => `Pregunta ${question}: escriba un número entero de 0 a 100`,
    save: 'Guardar y seguir',
  },

  form: {
    title: 'Valorar el mínimo para aprobar',
    printing: 'Imprima uno para cada persona que valora. Las respuestas correctas están marcadas.',
    judge: 'Función',
    date: 'Fecha',
    page: (number, title) => `Lección ${number}: ${title}`,
    blank: 'De cien, aciertan:',
  },
}
