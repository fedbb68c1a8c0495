/**
 * First names of many young people and staff in New Jersey, whatever their families' languages. Names that are also
 * words, months or places are apart: a warning about a name that isn't one teaches people to read past it.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaden aaliyah aanya aarav aaron abby abdiel abdul abdullah abdulrahman abel abena abigail abraham ada adaeze
   adam adel adelina adelyn aden aditi aditya adnan adonis adrian adriana adrien adrienne agustin ahmad ahmed
   ahmir aidan aiden aileen aimee ainsley aisha akeem akira akosua akua alan alana alani alayna albert aldo alec
   alejandra alejandrina alejandro alena alessandra alessandro alex alexa alexander alexandra alexandre alexia
   alexis alfonso alfred alfredo ali alice alicia alina alisha alison alissa aliyah allan allen allie allison
   alonso alonzo altagracia alvaro alvin alyson alyssa amadou amanda amani amara amari amaya amelia amina
   aminata amir amira amit amos amy amya ana anahi analia ananya anaya anders andre andrea andreas andrei
   andreina andres andrew andy angela angelica angelina angelique angelo angie anika anish anisha anissa anita
   anjali ankit ann anna annabella annabelle anne annette annie annika anthony antoine antoinette antonella
   antonio antwan anya anyelina araceli arely aria ariana arianna ariel arielle ariyah arjun arlene armando
   armani arnav arnold arthur arturo aryan asher ashley ashlyn ashok ashton asma athena aubree augustin aurelio
   ava avani aven averie aya ayaan ayana ayanna ayesha ayla ayodele ayush azaria azeem bao barbara barbra
   beatrice beatriz becky belen belinda ben benito benjamin benny bernadette bernard bernardo bernice bertha beth
   bethany betty beverly bianca billy bo bob bobby bonnie boris braden brandi brandon brandy brayan brayden
   breanna brenda brendan brenden brent brett brian briana brianna bridget brielle britney brittany brittney
   brody bruce bryan bryanna bryant bryce bryson byron cade caden caitlin caleb cali calvin camila camilo camryn
   candace candice carina carl carla carlo carlos carlton carly carmelo carmen carol caroline carrie cassandra
   cassidy cassie catalina catherine cayden cecelia cecilia cedric celeste celia celina cesar chad chaim chana
   chandra chanel chantel charlene charles charlie charlotte chaya chelsey cheryl chester cheyenne chiamaka
   chiara chidi chinedu chloe chris christa christian christina christine christopher chukwuemeka ciara cindy
   claire clara clarence clarissa claudia claudine claudio clayton clifford clyde cody colette colin
   colleen collin conner connie connor conor corey corinne cornelius cory courtney craig cristian cristina
   crystal curtis cynthia daequan dahlia daisha daiyan dajuan dalia dalton damaris damian damien damon dan dana
   daniel daniela danielle danna danny dante daphne daquan darian dario darius darlene darnell darrell darren
   darryl darwin daryl dashaun dashawn davante dave david davion davon davonte dawn dayana dayanara deandre
   deanna debbie deborah debra deepak deion deja delia delilah delroy demarcus demetrius denise dennis denzel
   deon derek derick derrick desean deshawn desiree desmon desmond devante deven devin devon devonte dexter deysi
   diana diane dianna diego dimitri dina dinah dion diya dominic dominick dominique don donald donna donnell
   donnie donovan donte doreen dorian doris dorothy douglas dov duane dustin dwayne dwight dyani dylan eddie eddy
   edgar edgardo edith edna eduardo edward edwin efrain efua eileen eitan ekaterina elaina elaine eleanor elena
   eleni eli eliana elias elijah elina elisa elisabeth elise eliza elizabeth ellen ellie elliot elliott elmer
   eloise elsa elsie elvin elvira elyse emanuel emely emil emilia emiliano emilio emily emma emmanuel emmett enid
   enoch enrique enzo eric erica erick erik erika erin ernest ernesto ernie esme esmeralda esteban estefania
   estela estella estelle esther ethan ethel eugene eugenia eunice eva evan evangelina evangeline evelin evelyn
   everardo everett evie ezekiel ezequiel ezra fabian fabiola farah faris farrah fatima fatou fatoumata fausto
   felicia felipe felix fernanda fernando fiona flora florence floyd folake francesca francesco francine francis
   francisco franco frankie fred freddie freddy frederick frida gabe gabriel gabriela gabriele gabrielle gael
   gage gareth garrett gary gavin geneva genevieve geoffrey george georgina gerald geraldine gerard gerardo
   giancarlo gianna gianni gideon gilbert gilberto gina giovani giovanna giovanni gisela giselle gladis gladys
   glen glenda glenn gloria gloriana gonzalo gracelyn gracie graciela graham greg gregory greta gretchen griselda
   guillermo gurpreet gus gustavo gwen gwendolyn hadassah hadiya hafsa hailey hakeem haley halima hamza hana
   hanna hannah hans harold harpreet harriet harry haruka harvey hassan haylee heath heather hector heidi helen
   helena henrietta henrik henry herbert herman hernan hilary hilda himanshu hiroshi homer horacio howard huda
   hugo humberto huong hussein hyun ian ibrahim ibrahima ida idris ifeanyi ignacia ignacio iker ilana ileana
   iliana iman imani imran ines inez ingrid ira irene irina irma irving irwin isaac isabel isabella isaiah isaias
   isha ishaan ishani isidro ismael issac itzel ivan ivana ivette ivonne iyanna izabella jabari jace jacey jackie
   jaclyn jacob jacobo jacqueline jacquelyn jada jaden jadyn jaelyn jahlil jahmere jahmir jaiden jaila jaime
   jairo jake jaleel jalen jalyn jamaal jamal jamar jamari jameel jamel james jamie jamila jamir jamison jana
   janae jane janelle janessa janet janice janine janiya janiyah jaquan jaqueline jared jarrod jarvis jashawn
   jaslene jaslyn jasmin jasmine jason jaspreet javier javon jaya jayce jayceon jayda jayden jayla jaylah jayleen
   jaylen jaylin jaylon jayson jazlyn jazmin jazmine jean jeanette jeanne jeannette jed jeff jeffrey jelani
   jenelle jenna jennie jennifer jenny jerald jeremiah jeremias jeremy jermaine jerome jerry jesenia jesse
   jessica jessie jhon jill jillian jim jimena jimmy jin jisoo jitendra jo joan joann joanna joanne joaquin joe
   joel joey johan johana johanna john johnathan johnnie johnny jon jonah jonas jonathan jonathon jorge jose
   josefina joselin joselyn joseph josephine josh joshua josiah josie josue jovan jovani joyce juan juana juanita
   juanpablo judah jude judith judson judy julia julian juliana julie juliet julieta juliette julissa julius
   junaid justin justina justine justus jyoti kacey kadeem kaden kai kaila kailey kailyn kaitlin kaitlyn kalani
   kaleb kali kamal kamari kameron kamila kamryn kara karan kareem kareemah karen kari karim karin karina karissa
   karl karla karlee karly karol karyn kasey kasim katarina kate katelyn katerina katherine kathleen kathryn
   kathy katia katie katrina katy kaveh kavya kaya kaydence kayla kaylee kayleigh kaylin kazim keagan keanu
   keenan keira keisha keith kelli kellie kelly kelsey kelvin ken kendra kendrick kenia kenji kennedi kenneth
   kenny kenyatta kerry keshawn kevin keyla keyonna keziah khadija khadijah khalid khalil khloe kiana kianna
   kiara kiera kieran kierra kiersten kimberly kimora kingsley kira kiran kirk kirsten kirsty kobe kofi kourtney
   krishna krista kristen kristi kristian kristin kristina kristine kristopher krystal krystian kunal kurt
   kwabena kwame kwasi kyan kyla kyle kylee kyleigh kyler kylie kymani kyra lacey laila lakeisha lakisha lakshmi
   lamar lamont lana landon laquan larisa larissa larry lashawn lashonda latasha latisha latonya latoya latrice
   laura lauren lauryn lavonne lawrence layla lazaro leah leandra leandro leann leela leila leilani lena lenny
   leo leon leona leonard leonardo leonel leonor leonora leroy lesley leslie lester leti leticia levi lewis lexi
   lia liam liana lidia lila lilah lilian liliana lillian lilliana lilly lina lindsay lindsey linh lionel lisa
   lissette litzy livia liz liza lizbeth lizette lloyd lois lola lonnie lorelei lorena lorenzo loretta lori
   lorraine louis louisa louise lourdes lucas lucero lucia lucian luciana luciano lucille lucinda lucy luis luisa
   luka lukas luke lupita lydia lyla lyndsey lynette macy maddox madeleine madeline madelyn madelynn mae maeve
   magdalena maggie mahmoud maisha maite makayla makenna makenzie malachi malakai malcolm malia malik malika
   malissa mallory mamadou manish manny manoj manolo manpreet manuel mara marc marcel marcela marcella marcelo
   marcia marco marcos marcus margaret margarita maria mariah mariajose mariam mariama mariana mariann marianna
   marianne maribel maricela marie mariel mariela marilyn mario marisol marissa maritza marjorie markus marla
   marlene marleny marlon marquan marques marquis marquise marsha marta martha martin martina marvin mary maryam
   maryann marybeth mateo mateus mathew matias matilda matilde matt matteo matthew mattie maura maureen maurice
   mauricio maxim maximilian maximiliano maximo maxine maxwell maya mayra mckenna meera megan meghan mei meilani
   mekhi melanie melina melinda melisa melissa mellisa melvin mendel mercedita meredith mia micaela micah michael
   michaela michal micheal michelle miguel miguelangel mikaela mikayla mike mikhail mila milana milena milton
   mina minh minseo miranda mireya miriam mitchell mo mohamed mohammad mohammed moira moises molly mona monica
   monika monique monserrat moses moshe muhammad murad mustafa mya myah mykel myles myra myriam myrna nabil nadia
   nadine naim naima nakia nala nancy naomi narendra nashawn nasir nasire natalee natalia natalie nataly natasha
   nate nathalia nathalie nathaly nathan nathanael nathanial nathaniel naveen nayeli nayla neal ned neha neil
   neila nelida nelly nelson ngozi nguyet nia niamh nicholas nicholle nick nickolas nicola nicolas nicole
   nicolette nidia nigel nikhil nikhita niki nikita nikki nikolai nikolas nila nina nisha nishant nitin nkechi
   noah noe noelia noelle noemi nolan noor nora norah norberto norma norman nouri nuria nya nyah nyasia nyla
   obinna octavia octavio odalys odell oleg olga oliver olivia ollie olumide oluwaseun omar omari omarion ophelia
   oscar osvaldo oswaldo otis ousmane owen pablo paisley paloma pam pamela paola parisa parth patricia patricio
   patrick patrizia paula paulette paulina pauline paulo payton pedro peggy penelope pete peter petra phil philip
   philippe phillip phoebe phyllis pierre pooja pranav pratik preston priscilla priya priyanka puja qasim quentin
   quinton rachael rachel rachelle radhika raekwon rafael rafaela raheem rahul raina raj rajesh rajiv rakesh
   ralph ramesh ramiro ramon ramona ramses randy rania ranya raphael raquel rashad rashawn rasheed rashida raul
   rayan raymond rayna raynard reba rebeca rebecca reginald reina rekha remy rena renata rene renee reuben reyna
   reynaldo rhea rhonda ria ricardo richard richie rick rickey ricky rico rigoberto rina rishi rita riya robbie
   robert roberta roberto robyn rocco rochelle rocio roderick rodney rodolfo rodrigo rogelio roger rohan rohit
   roland rolando ron ronald ronan ronen ronnie rory rosalia rosalie rosalind rosanna roseann roselyn rosemary
   rosie rosmery roxana roxanne roy royce ruben rudy rufus rukhsana russell ruth ryan ryleigh saad sabina sabrina
   sadia sadie safiya sahil sahir saige saira sally salma salman salome salvatore sam samantha samara samir
   samira sammy samson samuel sana sandeep sandra sandro saniya saniyah sanjana sanjay saoirse sara sarah sarahi
   sarai sariah sasha saul savanna scarlett schuyler scott sean sebastian selena selene semaj serena
   sergio seth shakira shamar shameka shana shane shanelle shanice shanika shaniqua shanna shannon shantel
   shanthi shanya shaquan shaquille shari sharif sharlene sharon sharonda shaun shauna shawn shawna shayla shayna
   shea sheila shelby sheldon shelley shelly sheri sherman sherri sherry sheryl shimon shira shirley shiv shivani
   shlomo shreya shyanne siddharth siena silas silvana silvia silvio simeon simon simone simran siobhan skyla
   skylar sofia solange solomon sonia sonja sonya sophia soraya stacey stacie stacy stanley stefan stefania
   stefanie stella stephan stephanie stephany stephen stephon steve steven stuart suhani sukhdeep sulema sunil
   sunita suresh susan susana suzanne suzette svetlana sydnee syed sylvia symone tabitha tahir tahj taina takisha
   talia tamar tamara tamia tamika tammy tanesha tania tanisha tanner tanya tara tariq tarun taryn tasha tashawn
   tatiana tatyana tavon tayler ted teodoro teresa terrance terrell terrence terri terry tess tessa thaddeus
   thalia thanh thea theo theodore theresa thiago thomas thuy tia tiana tianna tiffany tim timothy tina tito
   tobias toby tod todd tom tomas tommy toni tonya tori trace tracey tracy travis tremaine trent trevon
   trevor trey tricia trina trisha tristan tristen tunde tushar tyana tyesha tyler tyquan tyra tyree tyreek
   tyrell tyrese tyrone tyshawn uriel ursula usman valentina valentino valeria valerie vanessa vaughn vera
   veronica veronika vicente vicki vicky victor vijay vikas vikram vilma vincent vincenzo violeta viridiana
   vishal vivek vivian vivienne vladimir waleed wallace walter wanda wei wendy whitney wilbert wilfredo willard
   william willie wilmer winston xander xavi xavia xavier xiao ximena xiomara xochitl yadira yael yahaira yahir
   yair yajaira yamilet yamileth yanira yara yareli yaretzi yaritza yash yasin yasmeen yasmin yasmine yaw yazmin
   yehuda yelena yesenia yessenia yisroel yitzchak yokasta yolanda yolonda yosef youssef yuliana yulissa yun
   yunior yuri yusuf yvette yvonne zachariah zachary zachery zackary zahra zaid zaida zain zainab zaire zamir
   zander zaniyah zara zaria zariah zayden zayn zeke zena zhi zoe zoey zoila zoraida zulema zuri zyaire`.split(/\s+/),
)

/** First names that are also words, months or places: a surname that follows makes it a person's name. */
export const GIVEN_NAMES_AND_WORDS: ReadonlySet<string> = new Set(
  `abril addison alba alma ama amber amen angel april ari art asia aubrey august austin autumn avery bailey beacon
   bill blair blake blanca brady brooke brooklyn buddy camden cameron candy carolina carson carter casey cash
   chance charity chase chelsea cherish clifton colby cole cooper cruz daisy dakota dale dallas dean delta destiny
   diamond dolly dolores dong drew dulce dusty earl eden ellis emerson esperanza essence ever faith fang felicity
   finn frank gene genesis georgia ginger grace grant griffin guadalupe guy hao harley harmony harper harris
   harrison hayden hazel heaven holly hong hope hudson hui hung hunter iris israel ivy jack jackson jade jasper jay
   jesus jewel jing jordan journey joy julio jun june justice kendall kennedy kenya kim king lane lea lei liberty
   lily lincoln linda logan london luna luz lynn lyric mackenzie madison mandy marina mark mason max may mckenzie
   melody mercedes mercy messiah milagros milan miles milo min ming mira miracle morgan murphy nevaeh noel nova
   olive orlando paige paris parker pat patience patty penny perla perry peyton phoenix piper porter precious
   prince princess quan queen quincy quinn raven ray raya reagan reed reese regina rich riley rob robin rocky rod
   roman rosa rosario rose ross rowan ruby rusty ryder rylee sade sage said salvador sandy santiago santino santos
   savannah savior sawyer selma serenity sidney sierra sincere skip sky skye sloane sol soledad soo spencer star
   sterling sue summer sunny sydney tatum taylor teagan tierra trenton trinity troy tucker tyson unique vernon
   victoria vida viola violet virginia ward warner warren wayne wesley weston will willow wilson wyatt xin yan yi
   ying zion`.split(/\s+/),
)
