import type { Messages } from '../../words/messages.ts'
import { count, digits } from '../../words/count.ts'

export const facts: Messages['hr']['facts'] = {
  person_id: [
    'Identificador',
    'El identificador de la persona; no cambia aunque cambie de nombre o vuelva a trabajar aquí',
  ],
  employee_number: ['Número de empleado', 'El número de empleado, como lo escribió Recursos Humanos'],
  name: ['Nombre', 'El nombre el día del informe; vacío si se borró'],
  type: ['Tipo', 'Personal empleado, voluntario, contratista o en pasantía'],
  site: ['Centro', 'Dónde trabaja el día del informe; si ya no trabaja aquí, el último centro'],
  department: ['Departamento', 'Su departamento en ese centro'],
  position: ['Puesto', 'Su puesto en ese centro'],
  supervisor: ['Quién supervisa', 'El nombre de quien supervisa a la persona en ese centro'],
  hired_on: ['Fecha de contratación', 'Su primer día de trabajo ahí; vacío si no está registrado'],
  last_day: ['Último día de trabajo', 'Su último día de trabajo ahí; vacío si todavía trabaja ahí'],
  requirement: ['Requisito', 'Lo que se pide: la orientación'],
  status: [
    'Código del estado, para otros programas',
    'Uno de los trece estados, con una palabra que no cambia con el idioma',
  ],
  status_name: ['Estado', 'Uno de los trece estados'],
  because: ['Por qué', 'El motivo del estado, en una frase con las fechas en que se basa'],
  due_on: ['Fecha límite', 'El último día para hacer la orientación; vacío si no hay fecha, y durante una licencia'],
  completed_on: ['Terminada el', 'El día en que terminó la orientación que cuenta ahora, o la última que contó'],
  valid_until: ['Deja de contar el', 'El primer día en que la orientación ya no cuenta; vacío si no tiene fecha final'],
  late: ['Con retraso', 'Si la persona terminó después de la fecha límite; vacío si no ha terminado'],
  lessons_finished: [
    'Lecciones hechas',
    'Lecciones hechas desde la última vez que la persona terminó la orientación. Si su orientación está vigente, son todas.',
  ],
  lessons: ['Lecciones', 'Cuántas lecciones tiene el curso'],
  attempts: ['Intentos', 'Cuántas veces se entregó la prueba final, contadas igual que las lecciones'],
  best_score: ['Mejor resultado', 'Respuestas correctas en el mejor de esos intentos'],
  score: [
    'Resultado',
    'Respuestas correctas en la prueba final; si la orientación se hizo en otro lugar, el porcentaje',
  ],
  score_of: [
    'Resultado máximo',
    'Cuántas preguntas tenía la prueba final; si la orientación se hizo en otro lugar, 100',
  ],
  credited_minutes: [
    'Minutos acreditados',
    'Los minutos que se acreditan por el curso, no el tiempo que tardó la persona',
  ],
  language: ['Idioma', 'El idioma en que la persona hizo la orientación'],
  course_version: ['Versión del curso', 'La versión del curso con la que terminó la persona'],
  policy_version: ['Versión de la política', 'La versión de la política con la que terminó la persona'],
  acknowledged_for: ['Centros confirmados', 'Los centros cuyos datos confirmó la persona al terminar'],
  source: ['Origen', 'Dónde terminó la orientación: here, prior-learning, live-session, signed-paper u other-lms'],
  source_name: ['Nombre del origen', 'Cómo llamó Recursos Humanos al curso, a la sesión o al sistema'],
  content_hash: [
    'Hash del contenido',
    'El hash del contenido tal como se mostró; vacío si la orientación se hizo en otro lugar',
  ],
  recorded_on: ['Registrada el', 'El día en que la orientación se anotó en el libro de registro'],
  works_with_youth: [
    'Trabaja con jóvenes',
    'Si la persona trabaja con jóvenes en alguno de sus puestos el día del informe',
  ],
  exception: ['Excepción', 'La excepción el día del informe: exención, licencia o más plazo'],
  exception_reason: ['Motivo', 'Por qué hay una exención o más plazo; el motivo de una licencia nunca se guarda'],
  exception_from: ['Excepción desde', 'El primer día de la excepción'],
  exception_until: [
    'Excepción hasta',
    'El último día, el regreso previsto o la nueva fecha límite; vacío si no tiene fecha final',
  ],
  data_problems: ['Datos por corregir', 'Lo que no cuadra en el registro'],
  cycle: [
    'Ciclo',
    'Los ciclos de la persona, numerados desde el 1: la primera orientación y luego cada renovación o actualización',
  ],
  cycle_kind: [
    'Código del tipo de ciclo, para otros programas',
    'first, renewal, update (de la política) o return (nueva contratación después de una pausa larga)',
  ],
  cycle_kind_name: [
    'Tipo de ciclo',
    'La primera vez, una renovación, una actualización de la política o una nueva contratación',
  ],
  required_on: ['Se pidió el', 'El primer día en que se pidió la orientación en este ciclo; vacío si no se pidió'],
  due_because: ['De dónde sale la fecha', 'Cómo se calculó la fecha límite, en una frase'],
  opened_on: ['Se abrió el', 'El día de la primera lección terminada o de la primera prueba final en este ciclo'],
  last_score: ['Último resultado', 'Respuestas correctas en el último de esos intentos'],
  must_know_right: [
    'Temas indispensables correctos',
    'Siempre “Sí” si la persona terminó este curso, porque nadie aprueba sin acertar en todos los temas indispensables',
  ],
  recorded_by: [
    'Registrada por',
    'La propia persona, o quien le acreditó la orientación; vacío en una actualización de la política',
  ],
  certificate: ['Certificado', 'El número del certificado'],
  exception_approver: ['Excepción aprobada por', 'Quien aprobó la excepción'],
  reminders_sent: ['Recordatorios enviados', 'Cuántos mensajes se enviaron a la persona en este ciclo'],
  last_reminder_on: ['Último recordatorio', 'El día del último de esos mensajes'],
  period_from: ['Primer día del período', 'El primer día del período; igual en todas las filas'],
  period_to: ['Último día del período', 'El último día del período y del informe; igual en todas las filas'],
  change: [
    'Código del cambio, para otros programas',
    'Qué cambió, con una palabra que no cambia con el idioma; vacío si no tenía orientación asignada en ninguno de los dos días',
  ],
  change_name: [
    'Qué cambió',
    'Si la persona tenía la orientación asignada antes del primer día y en el último, y por qué cambió',
  ],
  status_before: [
    'Código del estado anterior, para otros programas',
    'El estado de la persona el día anterior al período; vacío si no estaba en el registro',
  ],
  status_before_name: [
    'Estado anterior',
    'El estado de la persona el día anterior al período; vacío si no estaba en el registro',
  ],
  finished_in_period: [
    'Terminó en el período',
    'Si terminó la orientación entre el primer día del período y el último',
  ],
  known_at: [
    'Registrado hasta',
    'El informe no incluye lo que se registró después de este momento; vacío si lo incluye todo',
  ],
  as_of: ['Datos al', 'El día del informe; igual en todas las filas'],
  filters: ['Filtros', 'Los filtros del informe; iguales en todas las filas'],
}

export const cycleFacts: Messages['hr']['cycleFacts'] = {
  due_on: [
    'Fecha límite',
    'La fecha límite vigente cuando la persona terminó o, si no ha terminado, la vigente el día del informe',
  ],
  attempts: ['Intentos', 'Cuántas veces se entregó la prueba final en este ciclo'],
  best_score: ['Mejor resultado', 'Respuestas correctas en el mejor de esos intentos'],
  completed_on: ['Terminada el', 'El día en que la persona cumplió el requisito; vacío si no lo ha cumplido'],
  recorded_on: [
    'Registrada el',
    'El día en que quedó anotado en el libro de registro que la persona cumplió el requisito',
  ],
  late: ['Con retraso', 'Si la persona terminó después de la fecha límite; vacío si no ha terminado'],
  valid_until: [
    'Deja de contar el',
    'El primer día en que el requisito ya no cuenta como cumplido, según la regla vigente cuando la persona terminó',
  ],
  exception: ['Excepción', 'Si no ha terminado: con exención, de licencia o con más plazo'],
  status: [
    'Código del estado, para otros programas',
    'El estado de la persona el día del informe, igual en todas sus filas',
  ],
  status_name: ['Estado', 'El estado de la persona el día del informe, igual en todas sus filas'],
  because: ['Por qué', 'Por qué la persona tiene ese estado, en una frase'],
}

export const reportFiles: Messages['hr']['reportFiles'] = {
  title: 'Descargar este informe',
  lead: 'El archivo contiene lo mismo que el informe e indica qué filtros se usaron.',
  back: 'Volver al informe',
  narrowed: 'Qué contiene',
  asOf: 'Datos al',
  clock: 'Qué registros incluye',
  clockNow:
    'Todo lo registrado hasta que se creó el archivo, incluidas las correcciones posteriores a la fecha de los datos',
  clockThen: (moment) => `Solo lo registrado hasta el ${moment}`,
  filters: 'Filtros',
  noFilters: 'Todo el registro',

  rowsTitle: 'Filas',
  rows: { people: 'Una fila por persona', cycles: 'Una fila por cada vez que se pidió la orientación a una persona' },
  rowsHint: {
    people: 'Como las muestra la lista',
    cycles:
      'La primera vez, las renovaciones y las actualizaciones de la política: quién tenía que hacerlas, cuándo y qué pasó',
  },
  leftTitle: 'Personas con empleo terminado',
  leftChoices: {
    without: 'Sin las personas con empleo terminado',
    with: (n) =>
      n === 0
        ? 'Con las personas con empleo terminado (0 personas)'
        : n === 1
          ? 'Con la persona con empleo terminado'
          : `Con las ${digits(n)} personas con empleo terminado`,
  },
  formatTitle: 'Tipo de archivo',
  formats: {
    xlsx: 'Libro de Excel (XLSX)',
    csv: 'CSV, para hojas de cálculo y otros sistemas',
    pdf: 'PDF, para imprimir',
    json: 'JSON, para otros programas',
  },
  formatHints: {
    xlsx: 'Se abre con un resumen de una página; después vienen la lista con las columnas que usa Recursos Humanos y otra con todas las columnas',
    csv: 'Los nombres de las columnas no cambian nunca',
    pdf: (most) =>
      `Páginas numeradas con un número de control. Caben hasta ${digits(most)} filas; si hay más, agregue un filtro.`,
    pdfOverview: 'Empieza con los porcentajes, la gráfica y las cifras por centro y por departamento.',
    json: 'Usa los mismos nombres que el CSV',
  },
  markTitle: 'Solo para CSV',
  mark: 'Agregar una marca de orden de bytes para que Excel muestre bien los acentos',
  markHint: 'Sin la marca, Excel muestra é como Ã©. Puede que otros programas no acepten un archivo que la lleve.',
  download: 'Descargar',
  empty: 'Nadie coincide con los filtros del informe. El archivo también lo indicará.',
  large: (n, megabytes) =>
    `${count(n, 'persona', 'personas')}: un archivo CSV ocupa cerca de ${megabytes} MB. Usted y el resto del personal pueden seguir trabajando mientras se descarga.`,
  tooManyTitle: 'Este archivo no puede tener tantas filas',
  tooMany: (most) =>
    `En un PDF caben hasta ${digits(most)} filas, y este informe tiene más. Agregue un filtro, como un solo centro, o elija XLSX o CSV.`,
  tooManyForSheet: (most) =>
    `En una hoja de Excel caben hasta ${digits(most)} filas. Agregue un filtro, como un solo centro, o elija CSV.`,

  fileTitle: (organization) => `Registros de orientación, ${organization}`,
  sheets: {
    summary: 'Resumen',
    people: 'Personas',
    cycles: 'Requisitos',
    all: 'Todas las columnas',
    guide: 'Cómo leerlo',
  },
  summary: {
    title: 'Registros de orientación',
    figures: 'Las cifras',
    inFile: 'En este archivo',
    parts: 'Cómo se suma',
    howTo: 'Cómo leerlo',
    how: (list, all, guide) => [
      `“${list}” tiene las doce columnas que más usa Recursos Humanos. Con las flechas del encabezado puede filtrar y ordenar.`,
      `“${all}” tiene las mismas filas con todo lo registrado, para auditorías y otros sistemas.`,
      `“${guide}” explica cada estado y cada columna.`,
      'Cada día, una persona tiene un solo estado. “Por qué” da el motivo, con las fechas en que se basa.',
    ],
  },
  shortColumns: {
    dueOrValid: [
      'Fecha límite o vigencia',
      'La fecha límite; cuando la orientación está terminada, el primer día en que ya no cuenta; vacío durante una licencia',
    ],
    version: ['Versión con que terminó', 'Versión del curso y de la política con la que se terminó la orientación'],
    lessonsDone: ['Lecciones hechas', 'Cuántas lecciones hizo la persona, del total del curso'],
    time: ['Ciclo', 'El número del ciclo de la persona y por qué se pidió la orientación'],
  },
  lessonsOf: (done, of) => `${digits(done)} de ${digits(of)}`,
  underFilters: 'Todas las personas que cumplen los demás filtros',
  left: {
    leftOut: (n) =>
      n === 1
        ? 'Una persona con empleo terminado coincide con los demás filtros y no está en este archivo.'
        : `${digits(n)} personas con empleo terminado coinciden con los demás filtros y no están en este archivo.`,
    leftOutByDefault: (n) =>
      n === 1
        ? 'Una persona con empleo terminado no está en este archivo. Puede incluirla al descargarlo.'
        : `${digits(n)} personas con empleo terminado no están en este archivo. Puede incluirlas al descargarlo.`,
    included: (n) =>
      n === 1
        ? 'Este archivo incluye a una persona que ya no trabaja aquí.'
        : `Este archivo incluye a ${digits(n)} personas que ya no trabajan aquí.`,
  },
  report: 'Este informe',
  contains: 'En el archivo',
  peopleCount: (n) => count(n, 'persona', 'personas'),
  noRows: 'Nadie coincide con los filtros del informe, así que el archivo no tiene filas.',
  generatedBy: 'Creado por',
  generatedAt: 'Creado el',
  ratesOf: 'De todas las personas que coinciden con estos filtros, en cualquier estado',
  statusesTitle: 'Los estados, en orden: una persona tiene el primero que le corresponde ese día',
  people: 'Personas',
  columnsTitle: 'Columnas',
  heading: 'Encabezado',
  nameInFiles: 'Nombre en CSV y JSON',
  meaning: 'Qué significa',
  yes: 'sí',
  no: 'no',

  page: (n, of) => `Página ${n} de ${digits(of)}`,
  contentsHash: 'SHA-256 de las filas',
  checkHow: (file) =>
    `Para comprobar este informe, busque ${file}, que está adjunto a este PDF y tiene las mismas filas. Guarde ese archivo y calcule su SHA-256. Debe ser igual al número de control de cada página.`,
  pdf: {
    person: 'Persona',
    place: 'Centro, departamento, puesto',
    status: 'Estado',
    due: 'Fecha límite o vigencia',
    completed: 'Terminada',
    why: 'Por qué',
    cycle: 'Por qué se pidió',
    certificate: 'Certificado',
    content: 'Contenido',
    open: 'Sin terminar',
  },
  audit: {
    required: '¿Para quiénes era obligatoria la orientación?',
    requiredPeople: (n, of, date) =>
      `El ${date}, la orientación era obligatoria para ${digits(n)} de ${count(of, 'persona', 'personas')} de este archivo.`,
    requiredTimes: (times, people) =>
      `La orientación fue obligatoria para ${count(people, 'persona', 'personas')}, ${count(times, 'vez', 'veces')} en total.`,
    finished: '¿Quiénes terminaron?',
    finishedPeople: (n, of) =>
      `De esas ${digits(of)}, ${n === 1 ? '1 tenía' : `${digits(n)} tenían`} una orientación que contaba ese día.`,
    finishedTimes: (n, onTime, late) =>
      `Se terminó ${count(n, 'vez', 'veces')}: ${digits(onTime)} a tiempo y ${digits(late)} con retraso.`,
    late: (n) => `${n === 1 ? '1 terminó' : `${digits(n)} terminaron`} después de la fecha límite.`,
    version: '¿Con qué versión terminaron la orientación?',
    versions: (list) => `Terminaron: ${list}.`,
    onVersion: (course, policy) =>
      course === null ? `con la política ${policy}` : `con el curso ${course} y la política ${policy}`,
    unknownVersion: 'sin versión registrada',
    nobody: 'En este archivo nadie ha terminado la orientación.',
    laterPolicy:
      'Si alguien confirmó después una política más nueva, eso consta en el archivo que tiene una fila por cada vez que se pidió la orientación.',
    elsewhere: (n) =>
      `${n === 1 ? '1 terminó' : `${digits(n)} terminaron`} en otro lugar, y Recursos Humanos lo registró.`,
    gaps: '¿Por qué hay pendientes?',
    gapsPeople: (n, reasons) =>
      `${count(n, 'persona no ha terminado', 'personas no han terminado')}, o su orientación ya no cuenta: ${reasons}.`,
    gapsTimes: (n, reasons) => `Se pidió y no se terminó ${count(n, 'vez', 'veces')}: ${reasons}.`,
    noGaps: 'En este archivo no hay nada pendiente.',
    proof: (first, last, column) =>
      first === last
        ? `Dónde consta: página ${first}, en “${column}”.`
        : `Dónde consta: páginas ${digits(first)} a ${digits(last)}, en “${column}”.`,
  },
  cycleOf: (n, kind) => `${digits(n)}. ${kind}`,
  courseAndPolicy: (course, policy) => `Curso ${course}, política ${policy}`,
  policyOnly: (policy) => `Política ${policy}`,

  exceptions: { exempt: 'Con exención', leave: 'De licencia', extended: 'Con más plazo' },
  cycleKinds: {
    first: 'Primera vez',
    renewal: 'Renovación',
    update: 'Actualización de la política',
    return: 'Después de volver',
  },
}
