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
    now: 'Como era ese día, con todo lo que se registró hasta que se hizo este paquete.',
    known: 'Como se sabía al final de ese día: lo que se registró después no está en las listas.',
  },
  page: (n, of) => `Página ${n} de ${of}`,
  onPage: (title, n) => `${title}, página ${n}`,
  rows: (n) => count(n, 'línea', 'líneas'),
  noRows: 'No hay nada de esto en los registros.',
  csv: 'Lo mismo como tabla para hojas de cálculo (CSV)',
  json: 'Lo mismo para programas (JSON)',
  erased: 'Nombre borrado',
  system: 'El sistema',

  index: {
    title: (organization) => `Pruebas de la orientación: ${organization}`,
    yearly: (organization, year) => `Archivo anual ${year}: ${organization}`,
    lead: 'Quién tenía que tomar la orientación, quién terminó qué versión y cuándo, por qué falta cada una que falta, y qué vio la gente. Se lee sin nuestro programa y sin red.',
    aboutTitle: 'Sobre este paquete',
    organization: 'Organización',
    about: 'Centro',
    asOf: 'Con fecha de',
    clock: 'Con qué conocimiento',
    made: 'Hecho (UTC)',
    by: 'Hecho por',
    people: 'Personas en la lista',
    roster: 'A quién se le pedía, con estado y motivo',
    completions: 'Terminaciones y certificados',
    content: 'Lo que vio la gente, y las preguntas con sus respuestas',
    policy: 'Versiones de la política, y qué cambió entre ellas',
    approvals: 'Aprobaciones: quién publicó o decidió qué',
    contacts: 'Comprobación de teléfonos, y avisos antes de los grupos',
    reminders: 'Recordatorios, y si salieron',
    later: 'Lo que se registró después de ese día',
    passMark: 'Cómo se fijó la nota para aprobar',
    rules: 'Reglas sugeridas a las que esto puede responder',
    ledger: 'El libro que lo respalda, y qué demuestra',
    readTitle: 'Leer',
    checkTitle: 'Comprobar que nada se cambió',
    check: [
      'Abra verify.html en un navegador y elija el archivo zip. Comprueba en su computadora cada archivo, la firma y la cadena del libro.',
      'O, con Node 20 o posterior: node verify.mjs, junto al zip o en la carpeta descomprimida. Sale con 0 cuando todo está en orden.',
      'Compare la huella de la clave con la que la organización le dio por otro camino, por ejemplo en papel.',
    ],
    handTitle: 'Comprobar a mano',
    hand: 'SHA256SUMS tiene la suma de cada archivo, como la lee "sha256sum --check SHA256SUMS". manifest.sig es un JWS (RFC 7515, EdDSA, contenido aparte) sobre los bytes de manifest.json.',
    fingerprint: 'Huella de la clave que firma (RFC 7638)',
    privacyTitle: 'Lo que no está aquí',
    privacy: [
      'Ninguna respuesta que alguien eligió, ninguna práctica, ningún tiempo que alguien tardó, y nada sobre cuánto detalle quiso leer alguien. El único momento de quien aprende que se puede leer, en las entradas del libro, es el de terminar y confirmar.',
      'En un paquete de un centro, nadie más: solo las personas que trabajaban en ese centro ese día, o lo tuvieron como último, y los nombres de quienes aprobaron o publicaron algo. Las entradas del libro sobre otras personas están como hash.',
      'Nombres que se borraron. Lo que pasó queda, con un número que no lleva a nadie.',
    ],
    folders: 'Archivos por carpeta',
    filesIn: (folder, n) => `${folder}: ${count(n, 'archivo', 'archivos')}`,
    root: 'Primera carpeta',
  },

  roster: {
    title: 'Lista de personas',
    lead: (asOf) =>
      `Todas las personas que estaban en los registros al ${asOf}, cada una una vez, con su estado ese día y el motivo.`,
    listTitle: 'Personas',
    sums: 'Cómo suman los números',
    onRecord: (n) => `${people(n)} en la lista`,
    inScope: (n, upToDate, needAction, haveTime, cannotSay) =>
      `${n} a quienes se les pide = ${upToDate} al día + ${needAction} que necesitan algo + ${haveTime} que aún tienen tiempo + ${cannotSay} de quienes aún no se puede decir.`,
    beside: (all, inScope, onLeave, exempt, separated, notInScope) =>
      `${all} en la lista = ${inScope} a quienes se les pide + ${onLeave} con licencia + ${exempt} exentas + ${separated} que se fueron + ${notInScope} a quienes no se les pide.`,
    head: ['Nombre', 'Estado', 'Motivo', 'Fecha límite o vigencia', 'Dónde y como qué', 'Primer día'],
    number: (n) => `n.º ${n}`,
    rules: 'Lo que se pidió a quienes tienen la orientación asignada',
    rule: (said, n) => `${said}: ${people(n)}`,
    unnamedRule: 'La regla de la política',
    noRule: 'No se pidió nada a nadie de la lista.',
    unknownDay: 'No se sabe',
    lastDay: (day) => `último día ${day}`,
  },

  completions: {
    title: 'Terminaciones',
    lead: (asOf) =>
      `Cada terminación hasta el ${asOf} de las personas de la lista, y cada cambio de la política que leyeron y confirmaron. Hasta cuándo vale cada una, y si fue a tiempo, sale de la regla de su propio día; la lista sigue la regla en vigor el ${asOf}. “Válida hasta” es el primer día en que ya no vale.`,
    listTitle: 'Terminaciones, por persona',
    head: ['Nombre', 'Terminada', 'Registrada', 'Origen', 'Versiones', 'Resultado y crédito', 'Certificado'],
    late: (due) => (due === null ? 'después de la fecha' : `después de la fecha, ${due}`),
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
    language: (name) => `tomada en ${name}`,
  },

  content: {
    title: 'Lo que vio la gente',
    lead: 'Cada edición del curso que nombran los registros de estas personas. El nombre de su carpeta es el SHA-256 de su texto: así la nombran las entradas del libro.',
    edition: (language, course, policy) => `${language}: curso ${course}, política ${policy}`,
    hash: 'SHA-256',
    shownFrom: 'Se muestra desde',
    people: 'Terminaciones con ella',
    read: 'Leerla como se mostró',
    all: 'Todas las páginas de esta edición',
    key: 'Preguntas con respuestas y regla para aprobar',
    text: 'El texto del que trata el hash (JSON)',
    missing: (hash) => `Los registros nombran la edición ${hash}, cuyo texto no está guardado aquí.`,
    unreadable: 'Esta edición tiene una forma anterior: su texto está guardado como JSON.',
    shownTitle: (language, course) => `Como se mostró: ${language}, curso ${course}`,
    shownLead:
      'Las páginas como se hicieron, con su estilo. Los botones y los campos no llevan a ninguna parte. Los datos del centro están en su lugar como palabras generales: los datos mismos están en Aprobaciones.',
    lesson: (number, title) => `Lección ${number}. ${title}`,
    detail: { full: 'con todo el detalle', less: 'con menos detalle' },
    story: (title) => `Historia: ${title}`,
    storyPage: {
      start: 'Comienzo',
      step: (n) => `Paso ${n}`,
      reply: (n, id) => `Paso ${n}, respuesta ${id}`,
      end: 'Final',
    },
    shownNote: 'Guardada como se mostró. Nada en esta página envía nada.',
    keyTitle: 'Preguntas, respuestas y regla para aprobar',
    keyLead:
      'Cada pregunta con las respuestas que corresponden y por qué. Para quienes enseñan y auditan; no se la dé a quienes toman el curso.',
    passTitle: 'Regla para aprobar',
    pass: (right, of) =>
      `${right} de ${of} preguntas correctas, y cada paso imprescindible correcto al menos una vez. Cuantas veces haga falta, con otras preguntas cada vez.`,
    drawn: (lesson, n) => `${lesson}: ${count(n, 'pregunta', 'preguntas')} en cada evaluación`,
    mustKnow: 'Pasos imprescindibles',
  },

  policy: {
    title: 'Política',
    lead: (asOf) =>
      `Las versiones que se publicaron hasta el ${asOf}, y qué cambió de cada una a la siguiente, cláusula por cláusula.`,
    version: (version) => `Versión ${version}`,
    effective: 'Vigente desde',
    published: 'Registrada (UTC)',
    hash: 'SHA-256 de su texto',
    material: 'Pide una actualización a quienes ya se formaron',
    updateBy: (day) => `Sí, hasta el ${day}`,
    noUpdate: 'No se pide actualización',
    changedFrom: (before) => `Qué cambió desde la versión ${before}`,
    first: 'Es la primera versión en los registros.',
    same: 'No cambió ninguna cláusula.',
    noText:
      'El texto de esta versión, o de la anterior, no está guardado aquí, así que no se puede mostrar qué cambió.',
    changes,
    was: 'Decía',
    is: 'Dice',
    acknowledgement: 'Lo que acepta quien toma el curso',
    textTitle: (version) => `Texto de la versión ${version}`,
  },

  approvals: {
    title: 'Aprobaciones',
    lead: 'Quién publicó la política y los datos de los centros, quién definió las reglas, y quién aprobó exenciones, fechas posteriores y terminaciones de otros lugares.',
    policyTitle: 'Política y reglas',
    sitesTitle: 'Datos de los centros',
    peopleTitle: 'Sobre personas',
    head: ['Día', 'Qué', 'Sobre', 'Detalles'],
    policy: 'Política',
  },

  contacts: {
    title: 'Teléfonos y avisos de grupos',
    lead: 'Números a los que alguien llamó, y lo que los centros publicaron sobre el tiempo antes de un grupo de prevención.',
    checksTitle: 'Comprobaciones registradas',
    noChecks: 'En el libro no hay ninguna comprobación de un solo número.',
    localTitle: 'Números locales en los datos publicados, con el día en que alguien los llamó',
    localHead: ['Número', 'Para qué es', 'Comprobado el', 'Publicado'],
    sharedTitle: 'Números del curso, con el día en que se comprobaron',
    sharedHead: ['Nombre', 'Número', 'Comprobado el'],
    groupsTitle: 'Avisos antes de los grupos',
    groups:
      'El sistema guarda lo que cada centro publicó sobre a quién avisar antes de un grupo de prevención y cómo se cuida la seguridad en los grupos, con versión y día. No guarda cada aviso: esos están donde el centro los guarda.',
    groupHead: ['Centro', 'Publicado', 'A quién se avisa antes de un grupo', 'Seguridad en los grupos'],
    notFilled: 'Sin llenar',
    versionOn: (version, day) => `Versión ${version}, ${day}`,
  },

  reminders: {
    title: 'Recordatorios',
    lead: (asOf) =>
      `Lo que se puso en camino hasta el ${asOf} para las personas de la lista, o para quienes las supervisan sobre ellas, y qué pasó con eso. "Enviado" dice que el servidor de correo lo aceptó, no que se leyó.`,
    listTitle: 'Mensajes, en el orden de las personas',
    head: ['Sobre', 'En camino', 'Mensaje', 'Para', 'Resultado'],
    supervisor: 'Quien supervisa',
    self: 'La persona',
  },

  later: {
    title: 'Registrado después',
    lead: (asOf) =>
      `Correcciones, y todo lo demás sobre días hasta el ${asOf}, que se registró después de ese día. Con "todo lo de ahora" cuenta en la lista; con "como se sabía entonces" no cuenta.`,
    listTitle: 'Entradas, por persona',
    head: ['Sobre', 'Para el día', 'Qué', 'Registrado'],
  },

  passMark: {
    title: 'Cómo se fijó la nota para aprobar',
    lead: 'Hojas de juicio cerradas: quién juzgó cada pregunta, y la nota que resultó.',
    sheet: (version, day) => `Curso ${version}, cerrada el ${day}`,
    judges: 'Jueces',
    mark: 'Nota a la que llegaron los jueces',
    markOf: (mark, of) => `${mark} de ${of}`,
    rule: 'Regla para aprobar ese día',
    ruleOf: (right, of) => `${right} de ${of} correctas, y cada paso imprescindible`,
    bank: 'SHA-256 de las preguntas',
    round: (n) => `Ronda ${n}`,
    head: ['Pregunta', 'Cuántas de cien personas que saben lo justo acertarían, juez por juez'],
    note: 'Los jueces son números aquí: quiénes fueron se guarda donde la organización lo guarda.',
    none: 'No se ha cerrado ninguna hoja de juicio. La nota para aprobar en el curso es la que está en "Preguntas con respuestas y regla para aprobar".',
  },

  rules: {
    title: 'Reglas sugeridas',
    lead: 'Son solo sugerencias, y no asesoría legal. Vienen de copias que otros publicaron, no del registro oficial, y pueden estar desactualizadas. Pida a su abogado o a la oficina de licencias que las confirme antes de confiar en una.',
    head: ['Regla', 'Lo que se dice que pide', 'Dónde mirar en este paquete'],
    rows: [
      [
        'N.J.A.C. 3A:55-5.4(c)7 (centros residenciales de cuidado infantil; copia de sept. de 2024)',
        'Documentar en el expediente de cada miembro del personal al menos 14 horas de formación al año para el personal de servicios sociales y de cuidado, con la trata de personas entre los temas. Este curso da una parte de esas horas y no cumple la regla por sí solo.',
        'Terminaciones: día, minutos acreditados, versiones. Lo que vio la gente: los temas.',
      ],
      [
        'N.J.A.C. 3A:56-5.4 (hogares grupales de niños; como la nombra un resumen federal)',
        'Formar al personal para prevenir, reconocer y reportar el abuso y la trata de personas.',
        'Lo que vio la gente; Terminaciones.',
      ],
      [
        'N.J.A.C. 13:92-10.7(h) (detención juvenil; como se leyó en una copia)',
        'Documentar toda la formación, con su tipo y su fecha.',
        'Terminaciones: origen y día.',
      ],
      [
        'Caring for Our Children 9.4.3.3 (una norma nacional de cuidado infantil, no una ley)',
        'Guardar fecha, número de horas, nombres de participantes, nombre y preparación de quien forma, y contenido, en la orientación y en la formación posterior.',
        'Lista de personas, Terminaciones, Lo que vio la gente. El curso se toma a solas: solo en las sesiones en vivo se nombra a quien forma, en Aprobaciones.',
      ],
      [
        'La política de la propia organización, PR-1 y PR-2',
        'Orientación del personal de servicio directo, con un resumen de recursos.',
        'Lista de personas, Terminaciones, y la lección 6 en Lo que vio la gente.',
      ],
    ],
  },

  ledger: {
    title: 'El libro que lo respalda',
    lead: 'Todo en estas páginas se calculó de las entradas de un libro al que solo se agrega. Cada entrada lleva el hash de la anterior.',
    counts: (all, shown) =>
      `${count(all, 'entrada', 'entradas')} hasta que se hizo este paquete. ${shown} se pueden leer aquí completas; ${all - shown} están con su lugar y su hash.`,
    whole: 'Todas las entradas se pueden leer aquí, así que una comprobación calcula de nuevo la cadena entera.',
    part: [
      'De cada entrada que se puede leer, una comprobación calcula el hash de nuevo, y compara el hash de la entrada anterior con la lista. Se nota un cambio en esa entrada, o en la lista junto a ella.',
      'Las lecciones y las pruebas finales que alguien hizo están como hash para todos: sus momentos dirían cuánto tardó una persona. También lo que tiene efecto después del día de este paquete, salvo lo que puede tratar de un día anterior (correcciones, registros unidos, certificados) y las contrataciones registradas hasta entonces.',
      'Entre dos entradas que están como hash, la cadena no se puede calcular de nuevo aquí: haría falta lo que dicen. Los cierres firmados sostienen esos lugares: cada uno nombra el hash de una entrada y cubre todas las anteriores.',
      'Quien puede ver todo puede comprobar el resto con csec verify-ledger en el servidor.',
    ],
    filesTitle: 'Archivos',
    files: [
      'ledger/entries-….jsonl: una entrada en cada línea. El hash es SHA-256 sobre el JSON de RFC 8785 de todos los miembros menos "hash".',
      'ledger/heads.json: los cierres firmados y las claves públicas. El libro firma su final una vez al día.',
    ],
    provesTitle: 'Lo que no demuestra',
    proves: [
      'Que una entrada era verdad cuando se registró, o quién estaba ante la pantalla.',
      'Quién hizo este paquete, si usted no conoce la clave: quien tiene la base de datos y la clave puede hacer otro. Lo muestran los cierres que alguien de afuera guardó desde entonces.',
      'Que el reloj del servidor estaba bien. No se pide ningún sello de tiempo de afuera.',
    ],
    heads: (n) => count(n, 'cierre firmado', 'cierres firmados'),
    keys: 'Claves',
    since: (day) => `en los registros desde el ${day}`,
  },
}

export const pack: Messages['hr']['pack'] = {
  title: 'Pruebas',
  lead: 'Un archivo zip para una auditoría, una aseguradora o la oficina de licencias. Responde sin este servidor: a quién se le pedía la orientación un día, quién terminó qué versión y cuándo, por qué falta cada una que falta, y qué vio la gente.',
  makeTitle: 'Hacer un paquete',
  day: 'Con fecha de',
  dayHint: 'La lista es la de ese día.',
  site: 'Centro',
  siteHint: 'Un paquete de un centro no tiene a nadie más.',
  allSites: 'Todos los centros',
  clock: 'Con qué conocimiento',
  clocks: {
    now: 'Todo lo que está registrado ahora',
    known: 'Lo que estaba registrado al final de ese día',
  },
  clockHint: 'El primero incluye correcciones hechas después. El segundo es lo que usted habría informado entonces.',
  language: 'Idioma de las páginas',
  languages: { en: 'Inglés', es: 'Español' },
  make: 'Hacer el paquete',
  needs: {
    day: 'Elija un día hasta hoy',
    site: 'Elija un centro de la lista',
    file: 'Elija un archivo o escriba su SHA-256',
    hash: 'Un SHA-256 tiene 64 cifras y letras de la a a la f',
  },
  care: 'Un paquete tiene nombres y registros de personas. Déselo solo a quien puede verlos. Se guarda en la carpeta de datos de este servidor.',
  listTitle: 'Paquetes y archivos anuales',
  none: 'No se ha hecho ningún paquete. El archivo de un año se hace solo cuando el año termina.',
  table: 'Paquetes que se pidieron, el último primero',
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
    progress: (done, of) =>
      of === 0 ? 'El paquete espera su turno.' : `${done} de ${count(of, 'persona vista', 'personas vistas')}.`,
    progressHint: 'Sigue sin esta página. El servidor trabaja por partes pequeñas, para que nadie más espere.',
    again: 'Mirar otra vez',
    stuck:
      'Este paquete se detuvo, porque se detuvo el servidor que lo hacía. Empieza de nuevo solo en menos de dos minutos, o de inmediato si usted lo empieza de nuevo.',
    startAgain: 'Empezar de nuevo',
    download: 'Descargar el paquete',
    bytes: (kilobytes) => `${kilobytes} KB`,
    facts: {
      about: 'Centro',
      clock: 'Con qué conocimiento',
      asked: 'Lo pidió',
      made: 'Hecho',
      size: 'Tamaño',
      hash: 'SHA-256',
    },
    hashHint: 'Entréguelo con el paquete, por otro camino. También está registrado en el libro.',
    notHere:
      'El archivo de este paquete no está en este servidor: alguien lo movió, o lo hizo otro servidor. Su SHA-256 sigue registrado.',
    failed:
      'No se pudo hacer este paquete. El motivo está en el registro del servidor. Cuando esté resuelto, empiece de nuevo.',
    byOn: (name, day) => `${name}, ${day}`,
  },

  checkTitle: '¿Es uno de los nuestros?',
  checkLead: 'Suba un paquete que volvió, o escriba su SHA-256. No se guarda nada de él.',
  file: 'El archivo zip',
  fileHint: 'Hasta 12 MB. Si es más grande, escriba abajo su SHA-256, como lo muestra verify.html.',
  hash: 'O su SHA-256',
  check: 'Comprobarlo',
  answer: {
    title: 'Un paquete que volvió',
    ours: (name, about, day) => `Es uno de los nuestros, sin cambios: ${name}, ${about}, hecho el ${day}.`,
    signed:
      'Cada archivo está como se empaquetó, y nuestra clave lo firmó. No está en la lista: se hizo con csec evidence, o se comprimió de nuevo.',
    notOurs: 'No es un paquete que hicimos, o fue cambiado.',
    noZip: 'Este archivo no es un zip que se pueda leer, así que no es un paquete. Elija el zip como se descargó.',
    tooLarge:
      'No comprobamos este archivo: tiene más archivos, o al descomprimirse ocupa más, que cualquier paquete que se pueda subir aquí. Si cree que es nuestro, escriba su SHA-256, o compruébelo en su computadora con verify.mjs.',
    tooLong:
      'No comprobamos este archivo: tardaba demasiado. Escriba su SHA-256, o compruébelo en su computadora con verify.mjs.',
    unknownHash:
      'Ningún paquete registrado tiene este SHA-256. Un paquete hecho con csec evidence, o uno que fue cambiado, no está registrado.',
    faultsTitle: 'Qué tiene mal',
    moreFaults: (n) => `y ${n} más`,
    again: 'Comprobar otro',
  },
  system: 'El sistema',
  pages: packPages,
}
