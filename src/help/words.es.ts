import type { Messages } from '../words/messages.ts'

const panels: Messages['help']['panels'] = {
  home: [
    'Inicio muestra lo que hay por hacer hoy, empezando por lo que más daño puede causar si se deja pendiente. Usted ve solo lo que sus roles le permiten abrir.',
    'Cada botón lleva a las personas o a la página que corresponde. No se envía ni se cambia nada hasta que usted lo confirme ahí.',
    'Lo que ya está hecho desaparece de la lista por sí solo. No hay que marcar nada.',
  ],
  team: [
    'Esta es la gente que tiene a su cargo, directamente o por medio de otras personas que supervisan.',
    'La línea de cifras de arriba es la misma que en la lista de personal, y los grupos de abajo suman lo mismo. Quien tiene una actualización pendiente sigue contando como al día.',
    '“Enviar recordatorio” le manda a la persona un mensaje corto, una vez al día como máximo. Si no hay servidor de correo, Recursos Humanos lo entrega.',
    'Usted ve cómo va cada persona y qué le falta. No ve sus respuestas, cuánto tardó ni cómo prefirió leer.',
    'Desde aquí no se cambian los registros. Si una fecha o un puesto está mal, avise a Recursos Humanos.',
  ],

  people: [
    'Use esta lista para encontrar a alguien o para hacer lo mismo con muchas personas. Cada número lleva exactamente a las personas que cuenta.',
    'Seleccione a las personas y elija una acción debajo de la lista. Primero verá una vista previa, y el grupo se queda como usted lo eligió.',
    'Una fecha posterior, una asignación o una exención se puede deshacer durante un día. Los correos y los códigos impresos ya no se pueden retirar.',
    'Usted ve a la gente que le corresponde según su rol, y a nadie más.',
  ],
  person: [
    'Arriba se ve cómo va esta persona y por qué. El programa lo calcula cada vez a partir del registro, y nadie lo puede poner a mano.',
    'Para que cambie, Recursos Humanos registra lo que pasó: una licencia, un traslado, una fecha posterior o un curso terminado en otro lugar.',
    'Si algo está mal anotado, Recursos Humanos abre esa anotación en “Qué pasó” y la corrige.',
    'El registro de auditoría anota quién abrió esta página, y la persona puede verlo.',
  ],
  change: [
    'Lo que usted registra aquí queda como una anotación nueva, con su nombre y el día. Las anteriores se quedan.',
    'El estado y las fechas límite se calculan de nuevo de inmediato. Los informes de días anteriores también toman en cuenta la corrección, pero se puede seguir viendo lo que se informó entonces.',
    'Una anotación no se puede borrar. Si se equivoca, corríjala con otra.',
  ],
  search: [
    'Los nombres se pueden escribir en cualquier orden, sin acentos o solo en parte.',
    'También sirve un nombre, un número de personal o un correo de antes. Si nada coincide, verá los nombres que solo cambian en una letra.',
    'Lo que usted escribe no aparece en la dirección de la página ni en los registros técnicos del servidor.',
  ],
  newPerson: [
    'Use esta página para una sola persona. Si son varias, importe un archivo.',
    'Busque primero a la persona. Si ya trabajó aquí, abra su registro de antes y use ahí “Contratar otra vez”. Así todo su historial queda en un solo lugar.',
    'Las reglas deciden de inmediato si tiene que hacer la orientación y para qué fecha.',
  ],
  imports: [
    'Suba el archivo, revise qué es cada columna y lea qué cambiaría. No se registra nada hasta que usted lo confirme.',
    'El archivo puede venir de cualquier sistema de personal. Si lo sube otra vez igual, no cambia nada.',
    'Las líneas que no sirven se dejan fuera, y usted puede descargarlas con el motivo de cada una. En una lista de personal también puede corregir aquí celdas sueltas. El archivo mismo queda como está.',
    'Una importación no se puede deshacer completa. Si una línea estaba mal, corríjala en la página de la persona.',
  ],
  invites: [
    'Con un código, la persona elige una contraseña e inicia sesión. Cualquiera que tenga el código puede usarlo, así que entréguelo en persona.',
    'Cada código se muestra una sola vez, porque el servidor no lo guarda. Si se pierde, haga otro, y el anterior deja de servir.',
    'Con un servidor de correo, las invitaciones también pueden salir el primer día de trabajo. Recursos Humanos lo decide en Recordatorios.',
  ],
  liveSession: [
    'Use esta página cuando el personal hizo la orientación en grupo, en un salón, con alguien que la impartió.',
    'Cada persona que usted marque recibe una anotación con la fecha, quién impartió la sesión, los minutos y la hoja firmada. Cuenta igual que el curso, pero no da certificado.',
    'Si marca a alguien por error, corrija la anotación en la página de esa persona.',
  ],
  signIns: [
    'Alguien entró por primera vez con la cuenta de su organización. Confirme solo si tiene la certeza de que es la persona que se muestra. Si no, pregúntele.',
    'Después, esa persona podrá entrar por su cuenta. La próxima vez que inicie sesión, verá quién confirmó su entrada.',
    'Las solicitudes que nadie decide se borran a los 30 días.',
  ],
  erasable: [
    'Para borrar a alguien hacen falta dos personas de Recursos Humanos. Una lo pide y dice por qué, y la otra lo confirma en un plazo de 14 días.',
    'Se borran los nombres, los datos de contacto y la forma de iniciar sesión. Los días, las versiones y las cantidades se quedan, para que los informes anteriores sigan cuadrando.',
    'El borrado no se puede deshacer. No llega a las copias de seguridad, a los paquetes de pruebas ni a los archivos que alguien descargó.',
  ],

  overview: [
    'Esta página sirve para las reuniones: cuánta gente está al día, quiénes requieren atención y cómo han cambiado las cifras.',
    'Cada cifra lleva a las personas que cuenta.',
    'Recursos Humanos y auditoría pueden elegir un día anterior, y verlo con las correcciones posteriores o como se informó entonces.',
  ],
  matrix: [
    'Use esta lista cuando alguien pregunte qué ha hecho una persona, un equipo o un centro a lo largo de los años. La última columna tiene el historial de cada persona.',
    'Aquí no se cambia nada. Abra un nombre para ver su registro.',
  ],
  departments: [
    'Use esta página para ver dónde hace falta ayuda. Abra un centro y verá un informe solo de ese centro.',
    'En un grupo pequeño, una sola persona mueve mucho el porcentaje. Mire quiénes son antes de sacar conclusiones.',
  ],
  expiring: [
    'Mire esta página más o menos una vez al mes, y reserve tiempo para las personas a quienes se les va a vencer la orientación.',
    'Esas personas también reciben recordatorios, a menos que Recursos Humanos los haya quitado. Las reglas dicen con cuánta anticipación pueden renovar.',
  ],
  exceptions: [
    'Mire esta página antes de que termine una exención, una fecha posterior o una licencia, y decida si todavía corresponde.',
    'Para cambiarla, abra la página de la persona. Ahí corrija la anotación o registre que ya regresó.',
    'El motivo de una licencia no se guarda nunca.',
  ],
  'data-problems': [
    'Cada línea dice qué hacer. Abra la página de la persona y arréglelo ahí. La línea desaparece sola.',
    'Empiece por las fechas que faltan. Sin ellas no hay fecha límite, y nadie recibe recordatorios.',
  ],
  leavers: [
    'Use esta lista cuando alguien pregunte qué había terminado una persona que ya no trabaja aquí.',
    'El registro se queda aunque la persona se haya ido, hasta que dos personas de Recursos Humanos lo borren.',
    'Si la persona regresa, continúa el mismo registro, y lo que terminó todavía puede contar.',
  ],
  versions: [
    'Use esta página para mostrar quién aprendió qué versión de la política.',
    'Cuando una versión nueva cambia algo importante, la gente tiene hasta cierto día para leerlo. Mientras tanto, lo que terminó sigue contando.',
    'Recursos Humanos y auditoría pueden abrir cada versión tal como se mostró, en Ediciones.',
  ],
  differences: [
    'Abra esta página cuando un informe impreso de antes no coincida con lo que ve ahora. Elija el día de ese informe.',
    'Verá a todas las personas cuyo estado cambió y qué se registró después. Las dos anotaciones quedan registradas.',
  ],
  views: [
    'Una vista guarda los filtros, no las personas. Cada vez que la abre, muestra a quienes cumplen con ellos ese día.',
    'Puede llegar por correo cada día laborable, cada semana o cada mes. El correo trae una cantidad y un enlace, sin nombres.',
  ],
  evidence: [
    'Un paquete muestra quién tenía que hacer la orientación en cierto día, quién terminó qué versión y cuándo, por qué falta lo que falta y qué vio la gente. Se puede leer y comprobar sin este servidor.',
    'Recursos Humanos hace uno cuando alguien de fuera pide pruebas. Tarda un poco, y mientras tanto se puede cerrar la página.',
    'Mande el SHA-256 por un medio distinto del que usa para el paquete. Así quien lo recibe puede ver que es de ustedes y que nadie lo cambió.',
    'Ningún paquete lleva las respuestas que alguien eligió, su práctica, cuánto tardó ni cómo prefirió leer.',
    'Un paquete entregado ya no se puede retirar. Si después se borra a una persona, su nombre sigue ahí.',
  ],
  work: [
    'Abra una línea para ver cuánto falta, detener el trabajo o abrir el resultado.',
    'Si detiene una importación, lo que ya se registró queda registrado.',
    'Si detiene lo que se hace para muchas personas, lo que ya se hizo queda hecho. Durante un día puede seguir con las demás.',
    'Un archivo de informe grande se guarda un día, y solo puede descargarlo quien lo pidió.',
  ],

  course: [
    'Las personas responsables del contenido se encargan de los datos de los centros y de los textos. Recursos Humanos decide las reglas. Usted ve las páginas que sus roles le permiten abrir.',
    'Las lecciones vienen con el programa. Aquí no se pueden cambiar.',
  ],
  clauses: [
    'Use esta página cuando alguien pregunte qué se hace sobre una cláusula de la política. Cada fila lleva a las lecciones, las preguntas y las páginas.',
    'Si a una cláusula le falta una lección, preguntas en la prueba final o algo que haga el programa, la página lo dice al principio.',
    'Los enlaces llevan solo a páginas que sus roles le permiten abrir. Aquí no se cambia nada.',
  ],
  sites: [
    'Anote a quién llama el personal en cada centro, mire la vista previa y publíquelo. El personal no ve los borradores.',
    'Las lecciones y la tarjeta pública muestran los datos nuevos de inmediato. Imprima tarjetas nuevas y reemplace los paquetes que tienen los datos anteriores.',
    'Revise los números del centro cada 90 días: llame y compruebe. No haga llamadas de prueba al 911, al 988 ni a una línea de ayuda.',
    'Cada versión publicada queda registrada. Para retirar algo, publique otra versión.',
  ],
  contacts: [
    'Compare cada línea con su página oficial cada 90 días y anote que lo hizo. No haga llamadas de prueba al 911, al 988 ni a una línea de ayuda.',
    'Algunas líneas cambian solo con una versión nueva del curso. Las demás las puede cambiar usted: propone un cambio, y otra persona responsable del contenido lo confirma.',
    'Un cambio confirmado está de inmediato en la tarjeta, en las lecciones y en los paquetes nuevos. Los paquetes que ya salieron tienen el número anterior hasta que los reemplacen.',
    'Cada revisión y cada cambio quedan registrados. Para deshacer un cambio, vuelva a la línea del curso.',
  ],
  rules: [
    'Escriba un borrador, mire la vista previa y publíquelo. La vista previa dice a quién le cambiaría el estado o la fecha límite.',
    'Las reglas nuevas valen desde su primer día. No cambian los informes de días anteriores, y lo que la gente terminó sigue terminado.',
    'Si se trata de una sola persona, no cambie las reglas. En su página, dele una fecha posterior o una exención, o asígnele la orientación si ninguna regla lo hace.',
    'Las reglas publicadas no se pueden borrar. Para volver atrás, publique otra vez las anteriores.',
  ],
  statuses: [
    'Use esta página cuando alguien pregunte por qué tiene cierto estado. La página de cada persona da el motivo con sus fechas.',
    'Las mismas reglas valen para todo el mundo, en la pantalla, en los archivos y en los paquetes de pruebas.',
  ],
  understanding: [
    'Use esta página para decidir qué repasar con sus equipos y qué preguntas escribir de otra manera.',
    'Solo cuenta el primer intento de la prueba final. La práctica, los intentos posteriores y los paquetes no entran en estas cifras.',
    'Las respuestas se muestran en grupos de cinco o más. Usted no puede ver qué eligió una persona.',
    'Una pregunta que se escribe de otra manera empieza otra vez desde cero.',
  ],
  passMark: [
    'Una hoja explica el porqué del mínimo para aprobar. Personas que conocen el trabajo calculan, para cada pregunta, cuántas de cien personas que saben lo justo la acertarían. Se conoce como método de Angoff modificado.',
    'Abra una hoja y anote, por su función, al menos a tres personas que evalúen las preguntas. Cinco o más es mejor. No anote nombres.',
    'Una hoja no cambia quién aprueba. Una vez cerrada, queda en el libro de registro y no se puede cambiar.',
  ],
  editions: [
    'Use esta página para mostrar, palabra por palabra, lo que vio el personal en cierto momento.',
    'Aquí no se puede cambiar ni borrar nada. No dice quién respondió qué.',
  ],

  packages: [
    'Haga un paquete cuando el personal toma el curso en otro sistema de aprendizaje (LMS). Mándelo a quien administra ese sistema, junto con la carpeta para administración.',
    'Cada paquete se prueba antes de que usted pueda descargarlo. Si algo falla, recibe los motivos en lugar del archivo.',
    'Lo que la gente termina ahí se queda en el LMS, hasta que Recursos Humanos lo importe.',
    'Un paquete entregado ya no se puede retirar. Cuando cambian el curso, los datos del centro, o el nombre, el logotipo o el color de su organización, Inicio dice cuáles hay que reemplazar.',
  ],
  receipts: [
    'Use esta página cuando alguien terminó un paquete y el LMS no lo muestra.',
    'Leer un código no registra nada. Para que cuente, importe del LMS la lista de quienes terminaron.',
  ],

  settings: [
    'Lo que se decide aquí vale para toda la organización. Usted ve lo que sus roles le permiten abrir.',
    'El registro de auditoría anota cada cambio y quién lo hizo.',
  ],
  reminders: [
    'Elija qué sale, para quién y cuándo. Lo demás es automático.',
    'Nadie recibe dos recordatorios sobre su propio curso en menos de dos días.',
    'Un mensaje que ya salió no se puede retirar, y no se puede ver si alguien lo leyó.',
  ],
  messages: [
    'Empiece por los mensajes que no llegaron y por los que esperan a que usted los entregue.',
    'Al detener un mensaje se detiene solo ese. Los recordatorios que vengan después salen igual.',
    'No se puede ver si alguien leyó un mensaje.',
  ],
  texts: [
    'Abra un mensaje para escribirlo con sus propias palabras. Puede volver al nuestro cuando quiera.',
    'Las líneas sobre el 911 y sobre a quién avisar quedan en todos los mensajes, escriba lo que escriba.',
    'No ponga nombres ni el tema en el asunto. Se ve en un celular bloqueado.',
  ],
  roles: [
    'Busque a la persona y dele un rol o quíteselo. Dé solo los roles que hacen falta.',
    'A la persona se le cierra la sesión, y tiene el rol nuevo cuando vuelve a entrar. Ella y todo el equipo de administración reciben un aviso.',
    'Tenga al menos dos personas en administración, para que siempre haya alguien que pueda ayudar.',
    'Cada rol que se dio o se quitó queda registrado.',
  ],
  singleSignOn: [
    'Quien administra el servidor lo conecta primero con su proveedor. Después, elija aquí cómo se encuentra a cada persona en la lista de personal.',
    'Pruebe la conexión antes de avisar al personal. Las contraseñas y los códigos impresos sirven como antes.',
    'Si alguien todavía no tiene otra forma de entrar, Recursos Humanos confirma su primera entrada.',
  ],
  secondStep: [
    'Con un segundo paso, una contraseña robada no alcanza para abrir los registros de otras personas.',
    'Configure primero el suyo. Después elija una fecha que deje una o dos semanas de margen, y avise a todas las personas.',
  ],
  organization: [
    'El nombre de la organización está en las páginas, los certificados, las tarjetas, los paquetes y los correos. Los certificados y paquetes que se hicieron antes conservan el nombre que tenían.',
    'La zona horaria decide cuándo empieza y termina un día en los registros.',
  ],
  branding: [
    'Mire un color antes de guardarlo. Si con él no se pudiera leer el texto, usamos uno más oscuro o más claro, y la página dice cuál.',
    'El logotipo y el color aparecen de inmediato en todas las páginas, y en los paquetes y certificados que se hagan desde ahora. Los anteriores no cambian. Inicio dice qué paquetes hay que volver a crear.',
    'Imprima otra vez las tarjetas de bolsillo y los carteles para que lleven el logotipo.',
  ],
  retention: [
    'Elija los plazos, mire qué se borraría y después guarde. Lo que se borra no se puede recuperar aquí.',
    'El libro de registro y los certificados no se borran.',
    'Ningún registro se borra de forma automática porque la persona se haya ido. Lo borran dos personas de Recursos Humanos, un registro a la vez.',
  ],
  audit: [
    'Use este registro para averiguar qué pasó, por ejemplo si alguien perdió un celular o se usó mal una cuenta.',
    'Nadie puede cambiar una entrada. Las antiguas se borran cuando se cumple el plazo que está en “Qué se guarda”.',
    'Cada persona puede leer las entradas que la mencionan. También se anota lo que usted descarga.',
  ],
  ledger: [
    'Cada día, el servidor firma el punto donde termina el libro. Eso se llama cierre. Quien guarda un cierre puede saber después si cambió algo de lo anterior.',
    'Revise todo el libro una vez al mes, y antes de entregar pruebas a alguien.',
    'Nada de lo que se hace en esta página cambia un registro.',
  ],
}

const guides: Messages['help']['guides'] = {
  role: (roles) => `Para: ${roles}.`,
  and: ' y ',
  roles: {
    supervisor: 'supervisión',
    'site-hr': 'Recursos Humanos de un centro',
    hr: 'Recursos Humanos',
    steward: 'responsables del contenido',
    auditor: 'auditoría',
    administrator: 'administración',
  },
  picture: (part) => `La página “${part}”`,
  panelShown: 'Una página con sus notas abiertas',
  asShown: 'Cada página de los registros tiene estas notas en “Cómo funciona”.',
  pages: {
    person: 'La página de una persona',
    change: 'Un cambio o una corrección',
    search: 'Buscar',
    branding: 'Logotipo y color',
    statuses: 'Cómo se decide cada estado',
  },
  hr: {
    title: 'Guía para Recursos Humanos',
    lead: 'Para qué sirve cada página, qué se hace ahí, qué pasa después y qué no se puede deshacer. También están las páginas de quienes supervisan, auditan o administran. Cada título dice quién puede abrir la página.',
  },
  steward: {
    title: 'Guía para responsables del contenido',
    lead: 'Usted se encarga de lo que el personal aprende en sus centros: a quién llamar y cómo se escriben los mensajes. No ve el registro de nadie.',
  },
  lms: {
    title: 'Guía para quien administra el LMS',
    lead: 'Cómo subir un paquete del curso a su sistema de aprendizaje (LMS) y cómo probarlo. La carpeta para administración que viene con cada paquete tiene estas páginas para ese paquete, con más detalle.',
    picture: 'El curso en un LMS',
    settings: 'Ajustes para cada LMS',
  },
}

export const help: Messages['help'] = { title: 'Cómo funciona', panels, guides }
