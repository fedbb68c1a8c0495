import { count } from '../../words/count.ts'
import type { Messages } from '../../words/messages.ts'

const people = (n: number) => count(n, 'persona', 'personas')
const changes: Messages['hr']['pack']['pages']['policy']['changes'] = {
  added: (clause) => `Agregado: ${clause}`,
  removed: (clause) => `Quitado: ${clause}`,
  changed: (clause) => `Cambiado: ${clause}`,
}

export const packPages: Messages['hr']['pack']['pages'] = {
  name: 'Paquete de pruebas',
  back: 'Primera página',
  skip: 'Ir al contenido',
  allSites: 'Todos los centros',
  footer: (organization, about, asOf) => `${organization}, ${about}, al ${asOf}`,
  clock: {
    now: 'Todo lo registrado hasta que se hizo este paquete, con las correcciones posteriores.',
    known: 'Lo registrado hasta el final de ese día. Las listas no incluyen lo que se registró después.',
  },
  page: (n, of) => `Página ${n} de ${of}`,
  onPage: (title, n) => `${title}, página ${n}`,
  rows: (n) => count(n, 'línea', 'líneas'),
  noRows: 'No hay nada de este tipo registrado.',
  csv: 'Los mismos datos para hojas de cálculo (CSV)',
  json: 'Los mismos datos para programas (JSON)',
  erased: 'Nombre borrado',
  system: 'El sistema',

  index: {
    title: (organization) => `Pruebas de la orientación: ${organization}`,
    yearly: (organization, year) => `Archivo anual ${year}: ${organization}`,
    lead: 'Este paquete muestra quién tenía que hacer la orientación, quién terminó qué versión y cuándo, por qué falta cada una de las que faltan y qué vio la gente. Para leerlo no hace falta nuestro programa ni conexión a la red.',
    aboutTitle: 'Sobre este paquete',
    organization: 'Organización',
    about: 'Centro',
    asOf: 'Con fecha de',
    clock: 'Se basa en',
    made: 'Hecho (UTC)',
    by: 'Hecho por',
    people: 'Personas en la lista',
    roster: 'Quién tenía que hacer la orientación, con su estado y el motivo',
    completions: 'Orientaciones terminadas y certificados',
    content: 'Lo que vio la gente, y las preguntas con las respuestas correctas',
    policy: 'Versiones de la política, y qué cambió entre ellas',
    approvals: 'Aprobaciones: quién publicó o decidió qué',
    contacts: 'Números de teléfono comprobados, y avisos antes de los grupos',
    reminders: 'Recordatorios, y si salieron',
    later: 'Lo que se registró después de ese día',
    passMark: 'Cómo se fijó el mínimo para aprobar',
    rules: 'Reglas sugeridas, y dónde mirar en este paquete',
    ledger: 'El libro de registro que lo respalda, y qué demuestra',
    readTitle: 'Qué hay en este paquete',
    checkTitle: 'Cómo comprobar que nada cambió',
    check: [
      'Abra verify.html en un navegador y elija el archivo zip. La página comprueba cada archivo, la firma y la cadena del libro de registro, todo en su computadora.',
      'O ejecute node verify.mjs, con Node 20 o posterior, donde está el zip o en la carpeta descomprimida. Termina con 0 si todo está en orden.',
      'Compare la huella de la clave con la que le dio la organización por otro medio, como en papel.',
    ],
    handTitle: 'Comprobar a mano',
    hand: 'SHA256SUMS tiene la suma de cada archivo. Para compararlas todas, ejecute sha256sum --check SHA256SUMS. El archivo manifest.sig es un JWS (RFC 7515, EdDSA, contenido aparte) sobre los bytes de manifest.json.',
    fingerprint: 'Huella de la clave que firma (RFC 7638)',
    privacyTitle: 'Lo que no está en este paquete',
    privacy: [
      'Las respuestas y la práctica de cada persona, cuánto tardó y cuánto detalle quiso leer. La única hora exacta de quien toma el curso que se puede leer, en las anotaciones del libro de registro, es la de cuando terminó y confirmó la política.',
      'Las personas de otros centros, si el paquete es de un centro. Solo están quienes trabajaban ese día en ese centro, o lo tuvieron como último, y los nombres de quienes aprobaron o publicaron algo. Las anotaciones del libro de registro sobre otras personas aparecen solo como hash.',
      'Los nombres que se borraron. Lo que pasó queda registrado, con un identificador que no lleva a nadie.',
    ],
    folders: 'Archivos por carpeta',
    filesIn: (folder, n) => `${folder}: ${count(n, 'archivo', 'archivos')}`,
    root: 'Carpeta principal',
  },

  roster: {
    title: 'Lista de personas',
    lead: (asOf) =>
      `Todas las personas que estaban registradas el ${asOf}, una sola vez cada una, con su estado de ese día y el motivo.`,
    listTitle: 'Personas',
    sums: 'Cómo suman los números',
    onRecord: (n) => `${people(n)} en la lista`,
    inScope: (n, upToDate, needAction, haveTime, cannotSay) =>
      `${n} con orientación asignada = ${upToDate} al día + ${needAction} que requieren atención + ${haveTime} que todavía tienen tiempo + ${cannotSay} sin fecha límite todavía.`,
    beside: (all, inScope, onLeave, exempt, separated, notInScope) =>
      `${all} en la lista = ${inScope} con orientación asignada + ${onLeave} con licencia + ${exempt} con exención + ${separated} con empleo terminado + ${notInScope} sin asignar.`,
    head: ['Nombre', 'Estado', 'Motivo', 'Fecha límite o vigencia', 'Puesto y lugar', 'Primer día'],
    number: (n) => `n.º ${n}`,
    rules: 'Qué se pidió a quienes tienen la orientación asignada',
    rule: (said, n) => `${said}: ${people(n)}`,
    unnamedRule: 'La regla de la política',
    assignedByHr: 'Asignada por Recursos Humanos',
    noRule: 'A nadie de la lista se le pidió nada.',
    unknownDay: 'No se sabe',
    lastDay: (day) => `último día ${day}`,
  },

  completions: {
    title: 'Orientaciones terminadas',
    lead: (asOf) =>
      `Cada orientación que las personas de la lista terminaron hasta el ${asOf}, y cada cambio de la política que leyeron y confirmaron. Hasta cuándo cuenta cada una y si se terminó a tiempo depende de la regla vigente en su fecha. La lista sigue la regla vigente el ${asOf}. “Cuenta hasta” indica el primer día en que ya no cuenta.`,
    listTitle: 'Orientaciones terminadas, por persona',
    head: ['Nombre', 'Terminada', 'Registrada', 'Origen', 'Versiones', 'Resultado y crédito', 'Certificado'],
    late: (due) => (due === null ? 'con retraso' : `con retraso: fecha límite ${due}`),
    onTime: (due) => (due === null ? 'a tiempo' : `a tiempo: fecha límite ${due}`),
    versions: (course, policy) => `Curso ${course}, política ${policy}`,
    policyOnly: (policy) => `Política ${policy}`,
    update: 'Cambio leído y confirmado',
    score: (right, of) => `${right} de ${of} correctas`,
    minutes: (n) => `${count(n, 'minuto acreditado', 'minutos acreditados')}`,
    none: 'Ninguno',
    revoked: (number) => `${number}, retirado`,
    noFile: (number) => `${number}, archivo borrado`,
    approved: (name) => `aprobada por ${name}`,
    language: (name) => `hecha en ${name}`,
  },

  content: {
    title: 'Lo que vio la gente',
    lead: 'Aquí está cada edición del curso a la que se refieren los registros de estas personas. El nombre de su carpeta es el SHA-256 de su texto, y las anotaciones del libro de registro la nombran igual.',
    edition: (language, course, policy) => `${language}: curso ${course}, política ${policy}`,
    hash: 'SHA-256',
    shownFrom: 'Se muestra desde',
    people: 'Orientaciones terminadas con esta edición',
    read: 'Leerla como se mostró',
    all: 'Todas las páginas de esta edición',
    key: 'Preguntas, respuestas correctas y regla para aprobar',
    text: 'El texto del que se hizo el hash (JSON)',
    missing: (hash) => `Los registros se refieren a la edición ${hash}, pero su texto no está guardado aquí.`,
    unreadable: 'Esta edición tiene un formato anterior. Su texto está guardado como JSON.',
    shownTitle: (language, course) => `Como se mostró: ${language}, curso ${course}`,
    shownLead:
      'Estas son las páginas como se hicieron, con su propio estilo. Los botones y los campos no hacen nada. En lugar de los datos del centro hay palabras generales; los datos están en “Aprobaciones”.',
    lesson: (number, title) => `Lección ${number}. ${title}`,
    detail: { full: 'con todo el detalle', less: 'con menos detalle' },
    story: (title) => `Historia: ${title}`,
    storyPage: {
      start: 'Comienzo',
      step: (n) => `Paso ${n}`,
      reply: (n, id) => `Paso ${n}, respuesta ${id}`,
      end: 'Final',
    },
    shownNote: 'Esta página está guardada como se mostró. Desde ella no se puede enviar nada.',
    keyTitle: 'Preguntas, respuestas correctas y regla para aprobar',
    keyLead:
      'Cada pregunta, con las respuestas correctas y el porqué. Es para quienes dan capacitación o hacen auditorías. No se la dé a quienes toman el curso.',
    passTitle: 'Regla para aprobar',
    pass: (right, of) =>
      `Para aprobar hacen falta ${right} de ${of} preguntas correctas, y acertar cada paso indispensable al menos una vez. Se puede intentar cuantas veces haga falta, con otras preguntas cada vez.`,
    drawn: (lesson, n) => `${lesson}: ${count(n, 'pregunta', 'preguntas')} en cada prueba`,
    mustKnow: 'Pasos indispensables',
  },

  policy: {
    title: 'Política',
    lead: (asOf) => `Las versiones publicadas hasta el ${asOf}, y qué cambió de una a otra, cláusula por cláusula.`,
    version: (version) => `Versión ${version}`,
    effective: 'Vigente desde',
    published: 'Registrada (UTC)',
    hash: 'SHA-256 de su texto',
    material: 'Pide una actualización a quienes ya hicieron la orientación',
    updateBy: (day) => `Sí, a más tardar el ${day}`,
    noUpdate: 'No se pide actualización',
    changedFrom: (before) => `Qué cambió desde la versión ${before}`,
    first: 'Es la primera versión registrada.',
    same: 'No cambió ninguna cláusula.',
    noText:
      'El texto de esta versión, o de la anterior, no está guardado aquí, así que no se puede mostrar qué cambió.',
    changes,
    was: 'Antes',
    is: 'Ahora',
    acknowledgement: 'Lo que confirma quien toma el curso',
    textTitle: (version) => `Texto de la versión ${version}`,
  },

  approvals: {
    title: 'Aprobaciones',
    lead: 'Esta página muestra quién publicó la política y los datos de los centros, quién fijó las reglas, quién asignó la orientación a personas a las que no se les aplica ninguna, y quién aprobó exenciones, fechas posteriores y orientaciones hechas en otro lugar.',
    policyTitle: 'Política y reglas',
    sitesTitle: 'Datos de los centros',
    peopleTitle: 'Sobre personas',
    head: ['Día', 'Qué', 'Sobre', 'Detalles'],
    policy: 'Política',
  },

  contacts: {
    title: 'Teléfonos y avisos de grupos',
    lead: 'Cuándo se comprobaron los números por última vez, quién lo hizo y cómo, qué número vio el personal cada día, y lo que publicaron los centros sobre qué hacer antes de un grupo de prevención.',
    checksTitle: 'Comprobaciones registradas',
    noChecks: 'En el libro de registro no hay anotaciones de números comprobados uno por uno.',
    changesTitle: 'Cambios de los números que comparten todos los centros',
    shownTitle: 'Qué número vio el personal, para cada uno que cambió',
    shownHead: ['Nombre', 'Número', 'Desde', 'Hasta'],
    fromStart: 'Como vino con el curso',
    untilNow: 'Todavía se muestra',
    localTitle: 'Números locales en los datos publicados, con el día en que alguien llamó a cada uno',
    localHead: ['Número', 'Para qué es', 'Comprobado el', 'Publicado'],
    sharedTitle: 'Números del curso, con el día en que se comprobaron',
    sharedHead: ['Nombre', 'Número', 'Comprobado el'],
    groupsTitle: 'Avisos antes de los grupos',
    groups:
      'El sistema guarda lo que cada centro publicó sobre a quién avisar antes de un grupo de prevención y cómo cuidar la seguridad en los grupos, con la versión y el día. No guarda cada aviso: eso lo hace el centro.',
    groupHead: ['Centro', 'Publicado', 'A quién avisar antes de un grupo', 'Seguridad en los grupos'],
    notFilled: 'Sin llenar',
    versionOn: (version, day) => `Versión ${version}, ${day}`,
  },

  reminders: {
    title: 'Recordatorios',
    lead: (asOf) =>
      `Los mensajes que se prepararon hasta el ${asOf} para las personas de la lista, o sobre ellas para quienes las supervisan, y qué pasó con cada uno. “Enviado” quiere decir que el servidor de correo lo aceptó, no que alguien lo leyó.`,
    listTitle: 'Mensajes, por persona',
    head: ['Sobre', 'Preparado', 'Mensaje', 'Para', 'Resultado'],
    supervisor: 'Quien supervisa',
    self: 'La persona',
  },

  later: {
    title: 'Registrado después',
    lead: (asOf) =>
      `Correcciones, y todo lo demás sobre días hasta el ${asOf}, que se registraron después de ese día. Cuentan en la lista si el paquete se basa en todo lo registrado, y no cuentan si se basa en lo registrado hasta ese día.`,
    listTitle: 'Anotaciones, por persona',
    head: ['Sobre', 'Para el día', 'Qué', 'Registrado'],
  },

  passMark: {
    title: 'Cómo se fijó el mínimo para aprobar',
    lead: 'Aquí están las hojas cerradas, con lo que cada persona estimó para cada pregunta y el mínimo que resultó.',
    sheet: (version, day) => `Curso ${version}, cerrada el ${day}`,
    judges: 'Personas que dieron su valoración',
    mark: 'Mínimo que resultó',
    markOf: (mark, of) => `${mark} de ${of}`,
    rule: 'Regla para aprobar ese día',
    ruleOf: (right, of) => `${right} de ${of} correctas, y cada paso indispensable`,
    bank: 'SHA-256 de las preguntas',
    round: (n) => `Vuelta ${n}`,
    head: ['Pregunta', 'De cien personas que saben lo justo, cuántas acertarían, según cada persona que valoró'],
    note: 'Quienes valoraron aparecen aquí con un número. Si hay una lista de sus nombres, se guarda fuera de este programa.',
    none: 'No se ha cerrado ninguna hoja. El mínimo para aprobar en el curso está en “Preguntas, respuestas correctas y regla para aprobar”.',
  },

  rules: {
    title: 'Reglas sugeridas',
    lead: 'Son solo sugerencias, no asesoría legal. Vienen de copias que publicaron otros, no del registro oficial, y pueden estar desactualizadas. Antes de confiar en una, pida a su asesoría legal o a la oficina de licencias que la confirme.',
    head: ['Regla', 'Qué pide, según la copia', 'Dónde mirar en este paquete'],
    rows: [
      [
        'N.J.A.C. 3A:55-5.4(c)7 (centros residenciales de cuidado infantil; copia de sept. de 2024)',
        'Documentar en el expediente de cada miembro del personal al menos 14 horas de capacitación al año para el personal de servicios sociales y de cuidado, con la trata de personas entre los temas. Este curso cubre una parte de esas horas y no cumple la regla por sí solo.',
        'Orientaciones terminadas: día, minutos acreditados y versiones. Lo que vio la gente: los temas.',
      ],
      [
        'N.J.A.C. 3A:56-5.4 (hogares grupales de niños; según un resumen federal)',
        'Capacitar al personal para prevenir, reconocer y reportar el abuso y la trata de personas.',
        'Lo que vio la gente; Orientaciones terminadas.',
      ],
      [
        'N.J.A.C. 13:92-10.7(h) (detención juvenil; según una copia)',
        'Documentar por completo la capacitación, con su tipo y su fecha.',
        'Orientaciones terminadas: origen y día.',
      ],
      [
        'Caring for Our Children 9.4.3.3 (una norma nacional de cuidado infantil, no una ley)',
        'De la orientación y de la capacitación posterior, guardar la fecha, el número de horas, los nombres de quienes participaron, el nombre y la preparación de quien capacita, y el contenido.',
        'Lista de personas, Orientaciones terminadas, Lo que vio la gente. Cada persona toma el curso por su cuenta, así que solo las sesiones presenciales nombran a quien capacita, en Aprobaciones.',
      ],
      [
        'La política de la propia organización, PR-1 y PR-2',
        'Orientación del personal de servicio directo, con un resumen de recursos.',
        'Lista de personas, Orientaciones terminadas, y la lección 6 en Lo que vio la gente.',
      ],
    ],
  },

  ledger: {
    title: 'El libro de registro que lo respalda',
    lead: 'Todo lo que está en estas páginas se calculó a partir de las anotaciones de un libro de registro que solo crece. Cada anotación contiene el hash de la anterior.',
    counts: (all, shown) =>
      `El libro tenía ${count(all, 'anotación', 'anotaciones')} cuando se hizo este paquete. Aquí se pueden leer completas ${shown}. De las otras ${all - shown} solo están el lugar y el hash.`,
    whole: 'Aquí se pueden leer todas las anotaciones, así que la comprobación calcula de nuevo la cadena entera.',
    part: [
      'De cada anotación que se puede leer, la comprobación calcula de nuevo el hash y compara con la lista el hash de la anotación anterior. Así descubre cualquier cambio en esa anotación o en la parte de la lista junto a ella.',
      'Las lecciones y las pruebas finales de todas las personas aparecen solo como hash, porque sus horas mostrarían cuánto tardó cada una. También lo que tiene efecto después del día de este paquete, menos las contrataciones registradas hasta entonces y lo que puede tratar de un día anterior (correcciones, registros unidos, certificados).',
      'Entre dos anotaciones que aparecen solo como hash, la cadena no se puede calcular de nuevo aquí, porque para eso hace falta su contenido. Los cierres firmados protegen esos lugares: cada uno nombra el hash de una anotación y cubre todas las anteriores.',
      'Quien tiene permiso para ver todo puede comprobar el resto con csec verify-ledger en el servidor.',
    ],
    filesTitle: 'Archivos',
    files: [
      'ledger/entries-….jsonl tiene una anotación en cada línea. El hash es SHA-256 sobre el JSON de RFC 8785 de todos los miembros menos el propio hash.',
      'ledger/heads.json tiene los cierres firmados y las claves públicas. Una vez al día, el servidor firma el punto donde termina el libro.',
    ],
    provesTitle: 'Lo que no demuestra',
    proves: [
      'Que una anotación era verdad cuando se registró, ni quién estaba frente a la pantalla.',
      'Quién hizo este paquete, si usted no conoce la clave. Quien tiene la base de datos y la clave puede hacer otro. Los cierres guardados lejos del servidor lo mostrarían.',
      'Que el reloj del servidor estaba bien. El servidor no pide a nadie de fuera un sello de tiempo.',
    ],
    heads: (n) => count(n, 'cierre firmado', 'cierres firmados'),
    keys: 'Claves',
    since: (day) => `registrada desde el ${day}`,
  },
}

export const pack: Messages['hr']['pack'] = {
  title: 'Pruebas',
  lead: 'Un archivo zip para una auditoría, una aseguradora o la oficina de licencias.',
  makeTitle: 'Hacer un paquete',
  day: 'Con fecha de',
  dayHint: 'La lista es la de ese día.',
  site: 'Centro',
  siteHint: 'Un paquete de un centro no incluye a personas de otros centros.',
  allSites: 'Todos los centros',
  clock: 'Se basa en',
  clocks: {
    now: 'Todo lo registrado hasta ahora',
    known: 'Lo registrado hasta el final de ese día',
  },
  clockHint:
    'La primera opción incluye las correcciones posteriores. La segunda es lo que usted habría informado entonces.',
  language: 'Idioma de las páginas',
  languages: { en: 'Inglés', es: 'Español' },
  make: 'Hacer el paquete',
  needs: {
    day: 'Elija hoy o un día anterior',
    site: 'Elija un centro de la lista',
    file: 'Elija un archivo o escriba su SHA-256',
    hash: 'Un SHA-256 tiene 64 caracteres: cifras y letras de la a a la f',
  },
  care: 'Un paquete contiene nombres y registros de personas. Entréguelo solo a quien tenga permiso para verlos. El servidor lo guarda en su carpeta de datos.',
  listTitle: 'Paquetes y archivos anuales',
  askHr:
    'Los paquetes los hace Recursos Humanos. Si necesita uno de lo que va del año, o de otro día, pídalo allí. Después aparecerá en la lista de abajo.',
  none: 'Todavía no hay ningún paquete. El servidor hace el archivo de cada año cuando el año termina.',
  table: 'Paquetes, el más reciente primero',
  column: { pack: 'Paquete', about: 'Sobre', state: 'Estado', by: 'Lo pidió', file: 'Archivo' },
  yearly: (year) => `Archivo de ${year}`,
  asOf: (day) => `Al ${day}`,
  states: {
    waiting: 'En espera',
    making: 'En preparación',
    made: 'Listo',
    failed: 'No se pudo hacer',
  },
  open: 'Abrir',
  openOf: (name, about) => `Abrir: ${name}, ${about}`,

  pack: {
    back: 'Todos los paquetes',
    stuck:
      'Este paquete se detuvo porque se detuvo el servidor que lo estaba haciendo. En menos de dos minutos empieza de nuevo de forma automática. Para que empiece de inmediato, elija “Empezar de nuevo”.',
    startAgain: 'Empezar de nuevo',
    download: 'Descargar el paquete',
    bytes: (kilobytes) => `${kilobytes} KB`,
    facts: {
      about: 'Centro',
      clock: 'Se basa en',
      asked: 'Lo pidió',
      made: 'Hecho',
      size: 'Tamaño',
      hash: 'SHA-256',
    },
    hashHint:
      'Cuando entregue el paquete, dé este SHA-256 a la misma persona por otro medio. También está en el libro de registro.',
    notHere:
      'El archivo de este paquete no está en este servidor: alguien lo movió, o el paquete se hizo en otro servidor. Su SHA-256 sigue registrado.',
    stopped: 'Alguien detuvo este paquete antes de que se terminara. No se guardó nada. Puede empezar de nuevo.',
    failed:
      'No se pudo hacer este paquete. El motivo está en el registro de eventos del servidor. Cuando esté resuelto, empiece de nuevo.',
    byOn: (name, day) => `${name}, ${day}`,
  },

  checkTitle: '¿Es uno de los nuestros?',
  checkLead: 'Suba un paquete que le entregaron, o escriba su SHA-256. El servidor no guarda nada de lo que suba.',
  file: 'El archivo zip',
  fileHint: 'Hasta 12 MB. Si el archivo es más grande, escriba abajo el SHA-256 que muestra verify.html.',
  hash: 'O su SHA-256',
  check: 'Comprobarlo',
  answer: {
    title: 'Resultado de la comprobación',
    ours: (name, about, day) => `Es uno de los nuestros, sin cambios: ${name}, ${about}, hecho el ${day}.`,
    signed:
      'Cada archivo está como se empaquetó, y lo firmó nuestra clave. El paquete no está en la lista, así que se hizo con csec evidence o alguien lo comprimió de nuevo.',
    notOurs: 'Este paquete no es nuestro, o alguien lo cambió.',
    noZip: 'Este archivo no se puede leer como zip, así que no es un paquete. Elija el zip tal como lo descargó.',
    tooLarge:
      'No comprobamos este archivo, porque contiene más archivos o al descomprimirse ocupa más que cualquier paquete que se pueda subir aquí. Si cree que es nuestro, escriba su SHA-256, o compruébelo en su computadora con verify.mjs.',
    tooLong:
      'No terminamos de comprobar este archivo, porque tardaba demasiado. Escriba su SHA-256, o compruébelo en su computadora con verify.mjs.',
    unknownHash:
      'Ningún paquete registrado tiene este SHA-256. Los paquetes hechos con csec evidence no están registrados, y los que alguien cambió tampoco.',
    faultsTitle: 'Qué problemas tiene',
    moreFaults: (n) => `y ${n} más`,
    again: 'Comprobar otro',
  },
  system: 'El sistema',
  pages: packPages,
}
