import { TYPED_ABOUT_A_PERSON } from '../words/typed.ts'
import { count, digits } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const lines = (n: number) => count(n, 'fila', 'filas')

export const imports: Messages['hr']['imports'] = {
  title: 'Importar un archivo',
  lead: 'Registre a muchas personas a la vez con un archivo de Excel o CSV. Usted verá qué cambiaría antes de que se haga algún cambio.',
  back: 'Todos los archivos',
  kind: { roster: 'Lista de personal', completions: 'Cursos terminados en otro sistema de aprendizaje' },

  uploadTitle: 'Subir un archivo',
  file: 'Archivo',
  fileHint:
    'Un libro de Excel (.xlsx) o un archivo CSV o de texto, de 10 MB y 50,000 filas como máximo. De un libro se lee la primera hoja que no esté vacía. El archivo se borra después de la importación, a más tardar a los 30 días.',
  what: 'Qué contiene',
  withMapping: (kind, name) => `${kind}, columnas como en “${name}”`,
  uploadButton: 'Subir',
  needs: {
    file: 'Elija un archivo',
    what: 'Elija una opción de la lista',
    column: 'Elija la columna de este dato',
    anyColumn: 'Elija una columna para al menos uno de estos datos',
    columnTwice: (field: string) => `Esta columna ya se usa para “${field}”. Elija otra.`,
    manyWords: (most) =>
      `Esta columna tiene más de ${digits(most)} palabras distintas, así que no puede ser la columna correcta`,
    word: 'Indique qué significa esta palabra, o que no lo sabe',
    name: 'Use 60 caracteres como máximo',
    number: (n) => `Escriba ${n} para confirmar`,
    site: 'Elija al menos un centro',
    lastDay: 'Elija el último día de esas personas',
  },
  problem: {
    'too-large': 'El archivo pesa más de 10 MB. Divídalo y suba las partes una por una.',
    workbook:
      'Este libro no se puede leer. Ábralo, elija “Guardar como” y guárdelo como libro de Excel (.xlsx) sin contraseña, o como CSV.',
    'workbook-large':
      'Este libro es demasiado grande al descomprimirlo. Guarde como CSV la hoja que tiene la lista y suba ese archivo.',
    pdf: 'Este es un PDF. Pida la lista como archivo de Excel o CSV.',
    'no-text': 'Este no es un archivo de texto ni un libro de Excel. Guarde la lista como CSV y suba ese archivo.',
    empty: 'El archivo está vacío. La primera fila debe tener los encabezados de las columnas.',
    'no-rows': 'El archivo tiene encabezados, pero ninguna fila debajo.',
    'too-many-rows': 'El archivo tiene más de 50,000 filas. Divídalo y suba las partes una por una.',
    'too-many-columns': 'El archivo tiene más de 200 columnas. Quite las que no hacen falta.',
    'line-too-long': (line) =>
      `La fila ${line} es demasiado larga para ser de una tabla. Guarde el archivo otra vez como CSV.`,
    quote: (line) =>
      `Fila ${line}: hay comillas dentro de una celda que no empieza con ellas. Quítelas, o guarde el archivo otra vez como CSV.`,
    'quote-not-closed': (line) =>
      `Fila ${line}: una celda empieza con comillas que no se cierran. Quítelas, o agregue las que faltan.`,
    cells: (line, cells, columns) =>
      `La fila ${line} tiene ${count(cells, 'celda', 'celdas')}, pero hay ${count(columns, 'encabezado', 'encabezados')}. Revise si en esa fila falta o sobra un separador.`,
    'heading-twice': (heading) => `Dos columnas tienen el encabezado “${heading}”. Cambie uno de los dos.`,
  },

  templatesTitle: 'Un archivo para empezar',
  templatesLead:
    'La plantilla tiene los encabezados que se reconocen de forma automática. El ejemplo tiene además algunas filas.',
  template: (kind) => `Plantilla: ${kind}`,
  sample: (kind) => `Ejemplo: ${kind}`,

  table: 'Archivos y su estado',
  none: 'Todavía no se ha subido ningún archivo.',
  when: 'Subido el',
  by: 'Subido por',
  stateTitle: 'Estado',
  lines: 'Filas',
  state: {
    uploaded: 'Falta indicar las columnas',
    planning: 'Se está leyendo',
    planned: 'Listo para revisar',
    applying: 'Se está registrando',
    applied: 'Registrado',
    discarded: 'Descartado',
    failed: 'Sin terminar',
  },

  columnsTitle: 'Columnas del archivo',
  columnsLead: (n) =>
    `El archivo tiene ${lines(n)}. Donde se pudo, las columnas se reconocieron por sus encabezados, y usted puede revisar cada una. Una celda vacía nunca cambia lo que está registrado.`,
  columnOption: (heading, samples) => `${heading} (p. ej. ${samples})`,
  unnamedColumn: (place, before) => (before === null ? `Columna ${place}` : `Columna ${place}, después de “${before}”`),
  notInFile: 'No está en el archivo',
  askedTitle: 'Elija una columna',
  askedLead: 'Los encabezados no bastaron para reconocer las columnas de estos datos.',
  foundTitle: (n) =>
    n === 0 ? 'Cómo están escritas las fechas' : `${count(n, 'columna reconocida', 'columnas reconocidas')}`,
  missingTitle: (n) => `${count(n, 'dato no está', 'datos no están')} en el archivo`,
  unused: (list) => `Columnas que no se usan: ${list}`,
  saveTitle: 'Guardar estas columnas para el próximo archivo',
  dateFormat: 'Cómo están escritas las fechas',
  dateFormats: {
    ymd: '2026-11-24, primero el año',
    mdy: '11/24/2026, primero el mes',
    dmy: '24/11/2026, primero el día',
  },
  wordsTitle: 'Palabras del archivo',
  wordsLead: '¿Qué significan estas palabras? Las filas con una palabra que usted no conoce no se importan.',
  word: (field, word) => `${field}: “${word}”`,
  wordUnknown: 'No lo sé',
  saveAs: 'Guardar estas columnas con un nombre',
  saveAsHint: 'Para el próximo archivo del mismo sistema. Déjelo vacío si no habrá otro.',
  columnsButton: 'Continuar',

  choicesTitle: 'Antes de leer el archivo',
  missing: 'Personas registradas que no están en el archivo',
  missingOptions: { keep: 'Siguen como están', left: 'Ya no trabajan aquí' },
  missingHint: 'Usted verá los nombres antes de que se haga algún cambio.',
  lastDay: 'Último día de esas personas, si ya no trabajan aquí',
  scope: 'Centros que abarca el archivo',
  scopeHint: 'Las personas de otros centros no cuentan como faltantes.',
  choicesButton: 'Mostrar lo que cambiaría',

  stuckHint:
    'Si el número no cambia en dos minutos, empiece de nuevo. Lo que ya está registrado no se registra dos veces.',
  startAgain: 'Empezar de nuevo',

  facts: (kind, date, by) => `${kind}. Lo subió ${by} el ${date}.`,
  previewTitle: 'Lo que cambiaría',
  previewLead: 'Todavía no ha cambiado nada. Elija un número para ver sus filas.',
  countsTable: 'Filas del archivo, según el resultado',
  happens: 'Qué pasa',
  happened: 'Qué pasó',
  counted: (n) => lines(n),
  stay: (n) => (n === 1 ? '1 queda como está' : `${digits(n)} quedan como están`),
  countedDone: (n, of) => `${n === 1 ? 'Se registró 1' : `Se registraron ${digits(n)}`} de ${digits(of)}`,
  nothing: 'Este archivo no cambia nada.',
  confirmTitle: 'Revise estos números',
  confirmField: 'Número para confirmar',
  confirmButton: 'Confirmar',
  heldFirst:
    'Mientras usted no confirme el número, esas filas quedan fuera. Para registrarlas después, suba el archivo otra vez.',
  apply: (n) => (n === 1 ? 'Registrar este cambio (1)' : `Registrar estos ${digits(n)} cambios`),
  otherFirst: 'Se está registrando otro archivo. Espere a que termine e inténtelo otra vez.',
  changeColumns: 'Cambiar las columnas',
  changeChoices: 'Cambiar las opciones',
  discard: 'Descartar este archivo',
  discardAsk:
    'Se borrarán el archivo y las correcciones que se hicieron aquí. Lo que ya está registrado sigue registrado.',
  discardNow: 'Sí, descartarlo',
  appliedTitle: 'Registrado',
  recordedLines: (n) => (n === 1 ? 'Se registró 1 fila.' : `Se registraron ${digits(n)} filas.`),
  added: {
    title: (n) => (n === 1 ? 'Se agregó 1 persona' : `Se agregaron ${digits(n)} personas`),
    open: (n) =>
      n === 1 ? '1 todavía no tiene cómo iniciar sesión.' : `${digits(n)} todavía no tienen cómo iniciar sesión.`,
    withCode: (n) =>
      n === 1
        ? '1 tiene una tarjeta o un enlace que todavía sirve. Una tarjeta nueva lo reemplaza.'
        : `${digits(n)} tienen una tarjeta o un enlace que todavía sirve. Una tarjeta nueva lo reemplaza.`,
    nobody: 'Cada persona agregada puede iniciar sesión o ya no lo necesita.',
    part: (first, last) => `De la ${digits(first)} a la ${digits(last)}, en el orden del archivo`,
  },
  fileGone: 'El archivo se borró.',
  discardedTitle: 'Descartado',
  discardedText: 'El archivo se borró. Lo que ya se había registrado sigue registrado.',
  failed: {
    planning: 'El archivo no se pudo leer hasta el final. No cambió nada.',
    applying:
      'La importación se detuvo antes de terminar. Lo registrado hasta ahora está completo, y nada se registra dos veces.',
    stopped: 'Alguien detuvo la importación. Lo registrado se conserva. El resto del archivo no se registró.',
  },
  failedTitle: 'La importación se detuvo',
  goOn: 'Continuar',
  refusedFile: (n) =>
    n === 1 ? 'Descargar la fila que no se importó' : `Descargar las ${digits(n)} filas que no se importaron`,
  unfitFile: (n) =>
    n === 1 ? 'Descargar la fila que hay que corregir' : `Descargar las ${digits(n)} filas que hay que corregir`,
  refusedHint: 'Cada fila tiene el motivo al lado. Corrija las celdas y suba el archivo otra vez.',

  correct: 'Corregir celdas aquí',
  correctHint: 'Para celdas sueltas. El archivo que usted subió queda como está.',
  correcting: {
    at: (line) => `Fila ${line}`,
    title: (line) => `Corregir la fila ${line}`,
    back: 'Volver a las filas',
    lead: 'El archivo queda como usted lo subió. Lo que cambie aquí se guarda aparte, con su nombre y la hora, y todo el archivo se revisa otra vez.',
    fits: (outcome) => `Esta fila se puede importar: ${outcome}`,
    readable: (outcome) => `Esta fila se puede leer y no cambia nada: ${outcome}`,
    asks: 'Esta fila se puede leer. Diga de quién se trata.',
    decide: 'Elegir a la persona',
    open: 'Celdas por revisar',
    others: 'Otras celdas de esta fila',
    column: (heading) => `Columna “${heading}”`,
    noColumn: 'El archivo no tiene una columna para este dato. Agréguela al archivo y súbalo otra vez.',
    button: 'Guardar y revisar otra vez',
    unchanged: 'No se cambió nada. Cambie una celda o vuelva a las filas.',
    meanwhile:
      'Otra persona corrigió esta fila mientras tanto. Revise las celdas y guarde otra vez si alguna sigue mal.',
  },
  corrections: {
    title: 'Celdas corregidas',
    column: 'Columna',
    inFile: 'En el archivo',
    corrected: 'Celda corregida',
    by: 'Corregida por',
    on: 'Cuándo',
    empty: 'vacía',
  },

  rowsTitle: 'Filas del archivo',
  rowsHeading: (outcome, n) => `${outcome}: ${lines(n)}`,
  rowsTable: 'Filas, a quién corresponden y qué pasa con ellas',
  line: 'Fila',
  person: 'Persona',
  reason: 'Motivo',
  noPerson: 'Nadie registrado',
  detailsGone: 'Los detalles se borran a los 30 días.',
  noRows: 'No hay filas de este tipo.',
  nextRows: 'Filas siguientes',
  firstRows: 'Volver a las primeras filas',
  toPreview: 'Volver al archivo',

  reviewLead: 'Indique a quién corresponde cada fila. Las que queden sin respuesta no se registran.',
  who: '¿Quién es?',
  decideLater: 'Decidir después',
  nobodyHere: 'Nadie de aquí',
  decideButton: 'Guardar estas respuestas',

  completions: {
    field: {
      employee_number: 'Número de empleado',
      email: 'Correo electrónico',
      name: 'Nombre completo',
      first_name: 'Nombre',
      last_name: 'Apellido',
      completed_on: 'Día en que se terminó',
      started_on: 'Empezado el',
      last_access_on: 'Abierto por última vez el',
      status: 'Estado',
      score: 'Puntaje',
      course: 'Curso',
      course_version: 'Versión del curso',
      language: 'Idioma',
      minutes: 'Minutos acreditados',
      code: 'Código de comprobación',
    },
    status: { complete: 'Terminado', 'not-complete': 'Sin terminar' },
    from: 'Sistema de aprendizaje del que viene el archivo',
    fromHint: 'Por ejemplo: Moodle en Bayview. El nombre aparece en cada registro.',
    fromNeeded: 'Escriba el nombre del sistema de aprendizaje',
    reference: 'Dónde se guarda el archivo',
    referenceHint: `Opcional. ${TYPED_ABOUT_A_PERSON.es}`,
    ofAccess:
      'Esta columna tiene el día en que alguien abrió el curso, no el día en que lo terminó. Elíjala para “Abierto por última vez el” o “Empezado el”.',
    countsTitle: 'Qué cuenta como terminado',
    countsLead:
      'Este archivo no tiene una columna que diga quién terminó. Haber abierto el curso no cuenta, y un puntaje de 0 tampoco.',
    passMark: 'Puntaje mínimo para aprobar en este archivo, en porcentaje',
    passMarkHint:
      'Una fila con este puntaje o más cuenta como curso terminado. Si lo deja vacío, ningún puntaje cuenta. Nuestros paquetes piden 80.',
    passMarkNeeded: 'Escriba un número entero de 1 a 100, o déjelo vacío',
    undated: 'Filas que no dicen qué día se terminó el curso',
    undatedHint:
      'Si las reconoce, el registro dirá “a más tardar” el día en que el curso se abrió por última vez. Ese día decide si la persona terminó tarde. La renovación se cuenta desde el día en que la persona empezó.',
    undatedOptions: {
      no: 'No tomarlas en cuenta',
      yes: 'Reconocerlas como terminadas a más tardar el día en que el curso se abrió por última vez',
    },
  },
}
