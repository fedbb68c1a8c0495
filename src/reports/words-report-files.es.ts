import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const rows = (n: number) => count(n, 'fila', 'filas')

export const reportFiles: Messages['hr']['reportFiles'] = {
  title: 'Descargar este informe',
  lead: 'El archivo tiene lo que muestra el informe, y dice a qué se limitó.',
  back: 'Volver al informe',
  narrowed: 'Qué contiene',
  asOf: 'Con fecha de',
  clock: 'Qué cuenta',
  clockNow: 'Todo lo registrado hasta el momento de hacer el archivo, con las correcciones posteriores',
  clockThen: (moment) => `Solo lo registrado hasta el ${moment}: lo que habríamos informado entonces`,
  filters: 'Limitado a',
  noFilters: 'Todo el registro',

  rowsTitle: 'Filas',
  rows: { people: 'Una fila por persona', cycles: 'Una fila por cada vez que se pidió la orientación a una persona' },
  rowsHint: {
    people: (n) => `${rows(n)}, como las muestra la lista`,
    cycles:
      'La primera vez, las renovaciones y las actualizaciones de la política: a quién se pidió, cuándo y en qué quedó',
  },
  formatTitle: 'Clase de archivo',
  formats: {
    xlsx: 'Libro de Excel (XLSX)',
    csv: 'CSV, para hojas de cálculo y otros sistemas',
    pdf: 'PDF, para una carpeta',
    json: 'JSON, para programas',
  },
  formatHints: {
    xlsx: 'Las fechas son fechas y los números son números; una segunda hoja explica cómo leerlo',
    csv: 'Las columnas conservan siempre su nombre',
    pdf: (most) => `Páginas numeradas con un número de control. Hasta ${rows(most)}; para más, limite el informe`,
    json: 'Los mismos nombres que en el CSV',
  },
  markTitle: 'Solo para CSV',
  mark: 'Es para abrirlo con Excel: empezar con una marca de orden de bytes',
  markHint: 'Sin ella, Excel muestra é como Ã©. Puede que otros programas no la quieran.',
  download: 'Descargar',
  empty: 'El informe, así limitado, no incluye a nadie. El archivo dice lo mismo.',
  large: (n, megabytes) =>
    `${count(n, 'persona', 'personas')}: como CSV, el archivo ocupa unos ${megabytes} MB. Se envía mientras se hace: usted y los demás pueden seguir trabajando.`,
  tooMany: (most) =>
    `En un PDF caben hasta ${rows(most)}, y este informe tiene más. Limítelo, por ejemplo a un centro, o elija XLSX o CSV.`,
  tooManyForSheet: (most) =>
    `Una hoja de Excel tiene ${most} filas. Limite el informe, por ejemplo a un centro, o elija CSV.`,

  fileTitle: (organization) => `Registros de orientación, ${organization}`,
  sheets: { people: 'Personas', cycles: 'Requisitos', guide: 'Cómo leerlo' },
  report: 'Este informe',
  contains: 'En el archivo',
  peopleCount: (n) => count(n, 'persona', 'personas'),
  noRows: 'El informe, así limitado, no incluye a nadie: el archivo no tiene filas.',
  generatedBy: 'Hecho por',
  generatedAt: 'Hecho el',
  ratesOf: 'De las personas con estos filtros, en cualquier estado',
  statusesTitle: 'Los estados, en su orden: vale el primero que corresponde a la persona ese día',
  people: 'Personas',
  columnsTitle: 'Columnas',
  heading: 'Encabezado',
  nameInFiles: 'Nombre en CSV y JSON',
  meaning: 'Qué dice',
  yes: 'sí',
  no: 'no',

  page: (n, of) => `Página ${n} de ${of}`,
  contentsHash: 'SHA-256 de las filas',
  checkHow: (file) =>
    `Para comprobarlo: las mismas filas están adjuntas a este PDF como ${file}. Guarde ese archivo y calcule su SHA-256: es el número de control de cada página.`,
  binder: {
    person: 'Persona',
    place: 'Centro, departamento, puesto',
    status: 'Estado',
    due: 'Límite o vigencia',
    completed: 'Terminada',
    why: 'Por qué',
    cycle: 'Se pidió',
    certificate: 'Certificado',
    content: 'Contenido',
    open: 'Sin terminar',
  },
  cycleOf: (n, kind) => `${n}. ${kind}`,
  courseAndPolicy: (course, policy) => `Curso ${course}, política ${policy}`,
  policyOnly: (policy) => `Política ${policy}`,

  exceptions: { exempt: 'Con exención', leave: 'Con licencia', extended: 'Fecha posterior' },
  cycleKinds: {
    first: 'Primera vez',
    renewal: 'Renovación',
    update: 'Actualización de la política',
    return: 'Tras volver',
  },
}
