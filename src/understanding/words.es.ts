import type { Messages } from '../words/messages.ts'
import { count } from '../words/count.ts'

const people = (n: number) => count(n, 'persona', 'personas')
const answers = (n: number) => count(n, 'respuesta', 'respuestas')
const questions = (n: number) => count(n, 'pregunta', 'preguntas')

export const understanding: Messages['hr']['understanding'] = {
  title: 'Qué entiende el personal',
  lead: 'Vea cómo respondió el personal en su primera prueba final, para saber qué repasar con los equipos y qué preguntas escribir de nuevo. Aquí no se ven las respuestas de nadie en particular, y no se compara a nadie.',
  download: 'Descargar las cifras (CSV)',
  passMark: 'Mínimo para aprobar',
  baseOfAll: (n) =>
    `Entre todos los centros, ${people(n)} ${n === 1 ? 'ha' : 'han'} entregado su primera prueba final.`,
  base: (n) => `${people(n)} ${n === 1 ? 'ha' : 'han'} entregado su primera prueba final.`,
  inUse: 'Las cifras son de las preguntas tal como están escritas ahora.',
  noneTitle: 'Todavía no hay nada que mostrar',
  noneText: (n, oneOf) =>
    `Las cifras se muestran en grupos de cinco personas que respondieron la misma pregunta. Hasta ahora ${n === 0 ? 'nadie ha' : n === 1 ? 'una persona ha' : `${n} personas han`} entregado su primera prueba final. Cada pregunta le toca más o menos a una de cada ${oneOf} personas.`,

  filters: 'Elegir qué ver',
  place: 'Centro',
  allPlaces: 'Todos los centros',
  smaller: 'Centros pequeños juntos',
  language: 'Idioma',
  allLanguages: 'Todos los idiomas',
  show: 'Mostrar',
  nothingHere:
    'Todavía no hay nada que mostrar para esta selección, porque ningún grupo de cinco respondió la misma pregunta.',

  coachTitle: 'Qué repasar',
  coachLead: 'Estos son los pasos del procedimiento, empezando por el que tiene menos respuestas correctas.',
  chartTitle: 'Respuestas correctas, por paso',
  chartText: 'La primera prueba final de cada persona, en grupos de cinco o más',
  chartBetween: (from, to) => `Entre ${from} y ${to} si fueran muchas personas como estas`,
  share: (share, right, of, n) => `${share} correctas: ${right} de ${answers(of)} a ${questions(n)}`,
  between: (from, to) => `entre ${from} y ${to}`,
  noStep: 'Todavía no ha respondido ningún grupo de cinco.',
  chose: (share, option) => `${share} eligió “${option}”`,
  choseAt: (share, place) => `${share} en ${place}`,
  choseAtSmaller: (share) => `${share} en los centros pequeños juntos`,
  atLeast: (share) => `Al menos ${share}`,
  counted: (n, of) => `${n} de ${of}`,
  basis: (counted, from, to) => `${counted}; entre ${from} y ${to}`,
  asked: 'Pregunta:',
  goThrough: 'Para repasar en equipo:',
  section: (lesson, title) => `Lección ${lesson}, ${title}`,
  bySite: (step) => `${step}, por centro`,
  column: {
    site: 'Centro',
    right: 'Correctas',
    question: 'Pregunta',
    apart: 'Distingue',
    option: 'Respuesta',
    people: 'Personas',
    share: 'Porcentaje',
    language: 'Idioma',
    frequent: 'La respuesta incorrecta más frecuente',
  },
  rightOf: (right, of) => `${right} de ${of}`,
  fewer: 'No se muestra: no hay un grupo de cinco',

  rewriteTitle: 'Qué preguntas volver a leer',
  rewriteLead: 'Una cifra es un motivo para volver a leer una pregunta. No significa que la pregunta esté mal.',
  noneToRewrite: 'Ninguna pregunta llama la atención.',
  doubt: {
    languages: (easier, easierShare, harder, harderShare) =>
      `Posible error de traducción: ${easierShare} correctas en ${easier}, pero ${harderShare} en ${harder}. El azar no explica tanta diferencia.`,
    unused: (option, told) =>
      `De las ${told} personas incluidas en estas cifras que no acertaron, ninguna eligió “${option}”.`,
  },

  byQuestion: (step) => `${step}, por pregunta`,
  facility: (share, right, of) => `${share} (${right} de ${of})`,
  power: {
    unknown: 'Faltan respuestas',
    easy: 'Casi todas las personas aciertan',
    turned: 'Al revés',
    none: 'Casi nada',
    some: 'Un poco',
    good: 'Bien',
  },
  powerMeaning: {
    unknown:
      'Hacen falta respuestas de cinco personas a las que les fue bien en toda la prueba y de cinco a las que no. Solo cuentan los grupos que se muestran.',
    easy: 'Casi todas las personas aciertan, así que la pregunta no las distingue. Eso está bien para algo que todas deben saber.',
    turned:
      'Las personas a las que les fue bien en toda la prueba aciertan menos esta pregunta. Vuelva a leerla: puede entenderse de dos formas, o la respuesta marcada como correcta puede estar mal.',
    none: 'Las personas a las que les fue bien en toda la prueba aciertan esta pregunta apenas un poco más que el resto. Quizá la pregunta no sea clara.',
    some: 'Las personas a las que les fue bien en toda la prueba aciertan esta pregunta un poco más que el resto.',
    good: 'Las personas a las que les fue bien en toda la prueba aciertan esta pregunta mucho más que el resto, como debe ser.',
  },

  readTitle: 'Cómo leer estas cifras',
  read: [
    'Aquí cuenta solo la primera prueba final de cada persona, y solo su primera ronda. Los intentos posteriores dicen más de la prueba que de la orientación. La práctica es privada y nunca entra en estas cifras.',
    'Los números después de “entre” muestran dónde estaría el porcentaje si fueran muchas personas como estas, diecinueve veces de cada veinte. Con pocas personas, los dos números quedan lejos uno del otro. Un paso suma varias respuestas de cada persona, así que sus números deberían estar un poco más separados de lo que se muestra.',
    'Una respuesta espera hasta que otras cuatro personas del mismo centro e idioma respondan la misma pregunta. Entonces se muestran las cinco juntas. Por eso las cifras crecen de cinco en cinco, y las respuestas más nuevas quizá todavía esperen.',
    'Cuando hay cinco personas que no acertaron, se muestra lo que eligieron. Si todas eligieron lo mismo, o todas menos una, la respuesta de una de ellas no se muestra nunca. Así nadie puede saber con certeza qué eligió cada una.',
    'Los centros donde trabajan menos de 25 personas se cuentan juntos. El total y sus partes se forman con los mismos grupos, así que restar uno de otro no revela nada.',
    '“Distingue” compara a quienes acertaron nueve de diez o más en toda la prueba con quienes acertaron ocho de diez o menos, en todos los centros.',
  ],
  privacy:
    'Ninguna lista dice qué personas se incluyen en las cifras. Nadie puede pedir lo que no se muestra, ni siquiera Recursos Humanos.',

  item: {
    back: 'Qué entiende el personal',
    title: (id) => `Pregunta ${id}`,
    step: 'Paso',
    taught: 'Se enseña en',
    clauses: 'Política',
    optionsTitle: 'Cómo respondieron',
    optionsTable: 'Respuestas, y cuántas personas dieron cada una',
    fits: 'Correcta',
    doesNot: 'No es correcta',
    notTold: 'Otra respuesta que no se muestra',
    noneTold: 'No se muestra ninguna',
    notToldWhy:
      'Estas respuestas esperan a que haya un grupo de cinco, o una quedó fuera para proteger a las demás personas.',
    answered: (n) => `${people(n)} en grupos que se muestran`,
    nobody: 'Todavía no hay un grupo de cinco personas que hayan respondido esta pregunta.',
    placesTitle: 'Por centro e idioma',
    placesTable: 'Respuestas por centro e idioma',
    doubtsTitle: 'Motivos para volver a leerla',
    apart: (upper) => `Diferencia en puntos porcentuales: ${upper}`,
    explanation: 'Lo que se lee después de responder',
  },
}

const judges = (n: number) => count(n, 'integrante', 'integrantes')
const estimates = (n: number) => count(n, 'estimación', 'estimaciones')

export const passMark: Messages['hr']['passMark'] = {
  judged: (n) => `${count(n, 'persona valoró', 'personas valoraron')} el mínimo para aprobar`,
  judgedMark: (mark, of) => `${mark.toFixed(1)} de ${of}, según su valoración. Eso no cambia quién aprueba`,

  title: 'Mínimo para aprobar',
  lead: 'Vea qué pasaría si cambiara el mínimo para aprobar, y revise si es el adecuado.',
  back: 'Qué entiende el personal',
  inUse: (right, of) => `En uso: ${right} de ${of} correctas, y todos los temas indispensables correctos.`,
  change: {
    title: 'Qué pasa cuando cambia el mínimo para aprobar',
    finished:
      'Quienes ya terminaron no pierden nada. Su orientación sigue contando y su certificado sigue siendo válido. Una prueba aprobada sigue aprobada.',
    open: 'Las pruebas finales que ya están abiertas conservan el mínimo anterior.',
    later: 'El mínimo nuevo solo se aplica a las pruebas finales que empiecen después del cambio.',
    packages:
      'Un paquete en un LMS conserva el mínimo con el que se creó hasta que usted lo reemplace. Con el paquete nuevo, quienes van por la mitad del curso empiezan otra vez.',
    where:
      'El mínimo no se cambia en ninguna página. Es parte del curso, así que cambia cuando el servidor recibe una versión nueva del curso.',
    ahead: 'Antes de actualizar, quien administra el servidor puede ver qué cambiaría.',
    how: 'Cómo verlo',
  },
  release: {
    title: 'Qué cambió con la última versión del programa',
    none: 'Nada. Este servidor siempre ha mostrado esta misma versión del curso.',
    unknown: (version) =>
      `La versión ${version} del curso está guardada en un formato anterior, así que no podemos comparar su regla.`,
    same: (version) =>
      `La versión ${version} del curso tenía la misma regla. Cada prueba final cuenta igual que antes, y no cambió el estado de nadie.`,
    score: (version, before, now) =>
      `Respuestas correctas necesarias: ${before} en la versión ${version} del curso y ${now} ahora.`,
    gone: (version, steps) => `Indispensables en la versión ${version} del curso, pero ya no: ${steps}.`,
    added: (version, steps) => `Indispensables ahora, pero no en la versión ${version} del curso: ${steps}.`,
    begun:
      'Las pruebas finales que ya habían empezado conservan la regla con la que empezaron. La nueva se aplica a las que empiecen después.',
    finished:
      'Quienes ya aprobaron no tienen que aprobar otra vez, aunque todavía no hayan confirmado la política. Quienes ya terminaron conservan su orientación y su certificado, y no cambió el estado de nadie.',
    touched: {
      title: 'A quién y qué afectó',
      nobody: 'No cambió el estado de nadie. Los registros solo se agregan: nunca se modifican.',
      halfway: (n) =>
        n === 0
          ? 'Nadie está a mitad del curso en este servidor.'
          : `${people(n)} a mitad del curso en este servidor. ${n === 1 ? 'Conserva su avance y la prueba final que tenga abierta.' : 'Conservan su avance y la prueba final que tengan abierta.'}`,
      noPackages: 'Ningún paquete registrado tiene otra versión del curso.',
      packages: (n) => `${count(n, 'paquete registrado', 'paquetes registrados')} con otra versión del curso.`,
      noParts: 'Las lecciones, las preguntas, las historias y la política son las mismas.',
    },
    ahead: {
      title: 'Cómo verlo antes de actualizar',
      lead: 'Pida a quien administra el servidor que use estos comandos. Comparan el curso que usted tiene con el nuevo y no guardan nada en el servidor.',
      old: 'En la carpeta de la versión que usa ahora:',
      new: 'En otra carpeta, con la versión nueva ya preparada:',
      compare: 'Después, compare los dos paquetes:',
      says: 'El resultado dice si cambian el mínimo para aprobar, los temas indispensables, las lecciones, las preguntas, las historias y la política, y qué pasa con quienes van por la mitad del curso.',
    },
  },
  open: 'Abrir una hoja',
  goOn: 'Seguir con la hoja abierta',
  openHint: (n) =>
    `Una hoja trata de ${n === 1 ? 'la' : 'las'} ${questions(n)} de la prueba final, con su redacción actual.`,
  listTitle: 'Cómo revisar si el mínimo es el adecuado',
  sheetMeans: [
    'De eso se encargan personas que conocen el trabajo. Aquí forman un panel: por ejemplo, alguien que dirige un turno, alguien que supervisa, alguien que apoya a sobrevivientes y alguien del personal clínico. Usted elige al menos a tres.',
    'Para cada pregunta, cada integrante estima cuántas de 100 personas que saben apenas lo necesario la responderían bien. Al sumar las estimaciones se obtiene el mínimo que fijaría el panel. Una hoja reúne todo eso y lo deja registrado.',
    'Una hoja no cambia el mínimo para aprobar. Si el panel llega a otro, llévelo a quien decide sobre el curso.',
  ],
  listTable: 'Hojas, la más reciente primero',
  none: 'Todavía no hay hojas.',
  column: { sheet: 'Hoja', state: 'Estado', judges: 'Panel', mark: 'Mínimo', question: 'Pregunta' },
  opened: (date) => `Abierta el ${date}`,
  isOpen: (round) => `Abierta, ronda ${round}`,
  isClosed: (date) => `Cerrada el ${date}`,
  markOf: (mark, of) => `${mark} de ${of}`,
  noMark: 'Todavía no hay',

  sheet: {
    back: 'Mínimo para aprobar',
    title: (date) => `Hoja del ${date}`,
    bank: (version, n) => `Curso ${version}, ${questions(n)}.`,
    otherBank:
      'Las preguntas cambiaron después de que se abrió esta hoja. La hoja todavía corresponde a las preguntas anteriores.',
    closedNote: 'Esta hoja está cerrada. Está en el libro de registro y ya no cambia.',
    print: 'Formularios en papel',
    judgesTitle: 'Panel que valora las preguntas',
    judgesTable: 'Integrantes del panel, y cuánto llevan hecho',
    judgesLead:
      'El panel necesita al menos tres integrantes, y lo mejor es que sean cinco o más. Incluya a quienes hacen el trabajo, a quienes lo dirigen, a alguien que apoya a sobrevivientes y a alguien del personal clínico. Cada integrante valora las preguntas por su cuenta.',
    judge: (number) => `Integrante ${number}`,
    progress: (done, of) => `${done} de ${questions(of)}`,
    addTitle: 'Agregar integrante',
    role: 'Función',
    roleHint:
      'Escriba una función, como “coordinación de turno” o “apoyo a sobrevivientes”, no un nombre. Anote los nombres fuera de este programa.',
    roleNeeded: 'Escriba la función de esta persona',
    add: 'Agregar',
    full: 'Un panel tiene como máximo doce integrantes.',
    resultTitle: 'Qué dice el panel',
    waitJudges: (n) => `${n === 1 ? 'Falta' : 'Faltan'} ${judges(n)} para que haya un resultado.`,
    waitEstimates: (n) => `${n === 1 ? 'Falta' : 'Faltan'} ${estimates(n)} para que haya un resultado.`,
    few: (n) => `Con ${judges(n)}, una sola opinión pesa mucho. Es mejor que sean cinco o más.`,
    mark: (mark, of) => `${mark} de ${of}`,
    markMeans: (rounded, of) =>
      `Es el número de preguntas que acertaría en una prueba alguien que sabe lo justo. Redondeado hacia arriba, son ${rounded} de ${of}.`,
    spread: (lowest, highest, deviation) => `En el panel: de ${lowest} a ${highest}, desviación estándar ${deviation}.`,
    same: (right, of) => `Es el mínimo en uso, ${right} de ${of}.`,
    higher: (right, of) =>
      `El mínimo en uso, ${right} de ${of}, es más bajo. El panel espera más de alguien que sabe lo justo. Los temas indispensables, que hay que acertar sin excepción, no forman parte de esta suma.`,
    lower: (right, of) =>
      `El mínimo en uso, ${right} de ${of}, es más alto. Alguien que sabe lo justo, según el panel, podría no alcanzarlo. Los intentos no tienen límite, y cada uno muestra qué repasar.`,
    how: 'Cómo se calcula: para cada pregunta, la media del panel se multiplica por la frecuencia con que la pregunta sale en una prueba, y se suman los resultados.',
    apartTitle: 'Estimaciones muy distintas',
    apartLead: 'En estas preguntas las estimaciones difieren en 30 o más. Hablen de ellas y valórenlas de nuevo.',
    apartCount: questions,
    apart: (mean, lowest, highest) => `media ${mean}, de ${lowest} a ${highest}`,
    secondTitle: 'Segunda ronda',
    secondLead:
      'Cada integrante ve lo que dijo el resto del panel. Después de conversarlo, puede cambiar sus propias estimaciones. La primera ronda se conserva.',
    second: 'Empezar la segunda ronda',
    closeTitle: 'Cerrar la hoja',
    closeLead:
      'La hoja se anota en el libro de registro con todas las estimaciones, y después nadie la puede cambiar. Las funciones no se anotan.',
    close: 'Cerrar y anotar',
    allTitle: 'Estimaciones por pregunta',
    allTable: 'Media del panel, por pregunta, y cuánto difieren las estimaciones',
    mean: 'Media',
    range: 'De la más baja a la más alta',
    done: {
      added: 'Se agregó una persona al panel.',
      role: 'Se cambió la función.',
      round: 'Empezó la segunda ronda.',
      closed: 'La hoja está cerrada y anotada.',
      open: 'Ese paso no es posible ahora. Vea qué falta.',
    },
  },

  judge: {
    back: 'Volver a la hoja',
    lead: 'Piense en alguien que sabe lo justo para trabajar de forma segura: no en quien más sabe ni en quien todavía tiene que aprender más. De cien personas así, ¿cuántas acertarían?',
    lessons: 'Preguntas por lección',
    lesson: (number, title) => `Lección ${number}: ${title}`,
    round: (number) => `Ronda ${number}`,
    roleTitle: 'Función de esta persona',
    saveRole: 'Guardar la función',
    roleClosed: 'La función no está en el libro de registro. La puede cambiar o borrar en cualquier momento.',
  },

  lesson: {
    title: (judge, lesson) => `Integrante ${judge}, lección ${lesson}`,
    hint: 'De 0 a 100. Deje en blanco lo que quiera valorar después.',
    fits: 'Correcta',
    inOrder: 'Los pasos están en el orden correcto',
    mustKnow: 'Un tema indispensable',
    estimateOf: (question) =>
      `De 100 personas que saben lo justo para aprobar, ¿cuántas acertarían la pregunta ${question}?`,
    others: (mean, lowest, highest) => `Ronda 1: media ${mean}, de ${lowest} a ${highest}`,
    wrong: (question) => `Pregunta ${question}: escriba un número entero de 0 a 100`,
    save: 'Guardar y continuar',
  },

  form: {
    title: 'Valorar el mínimo para aprobar',
    printing: 'Imprima un formulario para cada integrante del panel. Las respuestas correctas están marcadas.',
    judge: 'Función',
    date: 'Fecha',
    page: (number, title) => `Lección ${number}: ${title}`,
    blank: 'De 100, aciertan:',
  },
}
