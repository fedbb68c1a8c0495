import type { Messages } from '../words/messages.ts'

export const navigation: Messages['hr']['navigation'] = {
  title: (page, place) => `${page} · ${place}`,
  partsOf: (place) => `En ${place}`,
  places: {
    home: 'Inicio',
    team: 'Mi equipo',
    people: 'Personal',
    reports: 'Informes',
    course: 'Curso y política',
    packages: 'Paquetes',
    settings: 'Configuración',
  },
  parts: {
    home: 'Inicio',
    team: 'Mi equipo',
    people: 'Todo el personal',
    newPerson: 'Agregar a una persona',
    imports: 'Importar un archivo',
    invites: 'Invitar',
    liveSession: 'Sesión presencial',
    signIns: 'Accesos por confirmar',
    erasable: 'Registros por borrar',
    overview: 'Resumen',
    matrix: 'Por requisito',
    departments: 'Por centro',
    expiring: 'Por vencer',
    exceptions: 'Excepciones',
    'data-problems': 'Por corregir',
    leavers: 'Empleo terminado',
    versions: 'Versiones',
    differences: 'Se supo después',
    views: 'Vistas guardadas',
    evidence: 'Paquetes de pruebas',
    work: 'En curso',
    course: 'Curso y política',
    sites: 'Datos de los centros',
    rules: 'Reglas',
    understanding: 'Comprensión',
    passMark: 'Mínimo para aprobar',
    editions: 'Ediciones',
    packages: 'Crear un paquete',
    receipts: 'Códigos de comprobación',
    settings: 'Toda la configuración',
    reminders: 'Recordatorios',
    messages: 'Mensajes',
    texts: 'Textos',
    roles: 'Roles',
    singleSignOn: 'Inicio de sesión único',
    secondStep: 'Segundo paso',
    organization: 'Organización',
    retention: 'Qué se guarda',
    audit: 'Registro de auditoría',
    ledger: 'Libro de registro',
  },
}

/** The page that the place of the course and the policy opens with. */
export const course: Messages['hr']['course'] = {
  lead: 'Qué aprende el personal, quién tiene que tomar el curso y qué decide cada centro.',
  leads: {
    sites:
      'Llenar lo que la política deja a cada centro, publicarlo para el personal e imprimir la tarjeta de cada centro.',
    rules: 'Decidir quién tiene que hacer la orientación, para qué fecha y cada cuánto.',
    understanding: 'Ver qué preguntas le cuestan al personal.',
    passMark: 'Ver cómo se fijó el mínimo para aprobar, o volver a valorarlo.',
    editions: 'Abrir el curso tal como se mostró en cualquier fecha.',
    texts: 'Leer o cambiar los textos de los mensajes que recibe el personal.',
  },
}

/** The page of the organization's logo and color. */
export const branding: Messages['hr']['branding'] = {
  title: 'Logotipo y color',
  link: 'Logotipo y color',
  linkLead: 'Mostrar su logotipo y usar su propio color en los botones y los enlaces.',
  lead: 'Se ven en la parte superior de todas las páginas, en los certificados, en las tarjetas de bolsillo y los carteles, en los paquetes y en los correos, y en la primera página de los informes y de los paquetes de pruebas. Los certificados que ya se emitieron no cambian.',
  look: {
    title: 'Cómo se ve',
    light: 'En una pantalla clara',
    dark: 'En una pantalla oscura',
    button: 'Continuar',
    link: 'Todas las lecciones',
    plate: {
      light: 'En una pantalla oscura, el logotipo lleva un fondo claro para que se vea bien.',
      dark: 'En una pantalla clara y en papel, el logotipo lleva un fondo oscuro para que se vea bien.',
    },
    kept: 'El color se usa tal como es.',
    darker: (used) => `En una pantalla clara lo oscurecimos para que el texto se lea bien: ${used}.`,
    lighter: (used) => `En una pantalla oscura lo aclaramos para que el texto se lea bien: ${used}.`,
  },
  logo: {
    title: 'Logotipo',
    label: 'Elija una imagen',
    hint: 'Un archivo PNG o JPEG de hasta 1 MB. Lo mejor es un PNG sin fondo. Hacemos una copia pequeña y no guardamos su archivo.',
    save: 'Usar este logotipo',
    remove: 'Dejar de usar el logotipo',
    problems: {
      none: 'Elija primero una imagen.',
      'too-large':
        'Este archivo pesa más de 1 MB. Guarde el logotipo en un tamaño menor, por ejemplo, de 600 píxeles de ancho, y vuelva a elegirlo.',
      'other-type':
        'Este archivo no es PNG ni JPEG, aunque su nombre lo diga. Guarde el logotipo como PNG y vuelva a elegirlo.',
      damaged: 'Esta imagen no se puede abrir. Guarde el logotipo otra vez como PNG y elija el archivo nuevo.',
      'too-many-pixels':
        'Esta imagen tiene más de 16 millones de píxeles. Guarde el logotipo en un tamaño menor, por ejemplo, de 600 píxeles de ancho.',
      'too-small':
        'Esta imagen es demasiado pequeña para verse bien. Elija una de al menos 24 píxeles de ancho y de alto.',
      'too-long':
        'Un lado de esta imagen mide más de 12 veces lo que mide el otro. Recorte el espacio vacío alrededor del logotipo.',
      empty: 'En esta imagen no se ve nada. Elija una en la que se vea el logotipo.',
      unreadable:
        'El servidor no pudo leer la imagen. Puede que su archivo esté bien, y no se cambió nada. Inténtelo otra vez en un minuto. Si vuelve a pasar, pregunte a quien administra el servidor: su registro técnico dice la causa, en “logo not read”.',
    },
  },
  color: {
    title: 'Color',
    lead: 'Se usa en los botones, los enlaces y nuestro símbolo. Los colores que indican algo, como el rojo de lo vencido, no cambian.',
    code: 'Código del color',
    codeHint: 'El signo # y seis caracteres, por ejemplo, #1b5e57. Déjelo en blanco para usar nuestro verde.',
    codeWrong: 'Escriba el signo # y seis caracteres, cada uno del 0 al 9 o de la “a” a la “f”, por ejemplo, #1b5e57.',
    pick: 'O elija un color',
    preview: 'Vista previa',
    save: 'Usar este color',
    saveOwn: 'Usar nuestro verde',
    cancel: 'Cancelar',
  },
  saved: {
    logo: 'Guardado. Desde ahora su logotipo está en todas las páginas.',
    removed: 'Se quitó el logotipo. Las páginas vuelven a mostrar nuestro símbolo.',
    color: 'Guardado. Desde ahora los botones y los enlaces llevan su color.',
    own: 'Guardado. Los botones y los enlaces vuelven a ser de nuestro verde.',
    again: 'Guardado. Se vuelven a usar el logotipo y el color anteriores.',
  },
  earlier: {
    title: 'Logotipos y colores anteriores',
    lead: 'Los certificados y los paquetes conservan el aspecto del día en que se hicieron. Compare ese día con estos.',
    none: 'Todavía no hay ninguno. Cuando cambie el logotipo o el color, el anterior se queda aquí.',
    days: (from, to) => (from === to ? `El ${from}.` : `Del ${from} al ${to}.`),
    by: (name) => `Lo eligió ${name}.`,
    logo: 'Logotipo anterior',
    noLogo: 'Sin logotipo',
    ownColor: 'Nuestro verde',
    again: 'Volver a usarlo',
    more: (n) => (n === 1 ? 'Mostrar 1 más' : `Mostrar ${n} más`),
  },
}
