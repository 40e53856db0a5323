"""Checks of time on true prose, on which they must be silent, and on slips of every kind.

Each text is as of 5 December 2016.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]
DAY = "2016-12-05"

TRUE = [
    "Gerhard Schröder led Germany from 1998 to 2005.",
    "Margaret Thatcher was prime minister from 1979 to 1990.",
    "Vladimir Putin was prime minister of Russia from 2008 to 2012.",
    "Angela Merkel has headed the CDU since 2000 and the government since 2005.",
    "Recep Tayyip Erdoğan has governed Turkey since 2003.",
    "Nursultan Nazarbayev has led Kazakhstan since 1989.",
    "Emmanuel Macron, economy minister from 2014 to 2016, founded a movement in April 2016.",
    "Theresa May, home secretary since 2010, became prime minister in July 2016.",
    "Xi Jinping became general secretary in November 2012 and president in March 2013.",
    "Islam Karimov, president since 1991, died in September 2016.",
    "Shavkat Mirziyoyev, acting president since September 2016, won the election.",
    "Raúl Castro formally took over as president in 2008.",
    "Queen Elizabeth II has reigned since 1952.",
    "Brazil is the largest country in South America and the largest economy in Latin America.",
    "Nigeria is the most populous country in Africa.",
    "Russia is the largest country in the world by area.",
    "Canada is the second-largest country in the world.",
    "Luxembourg is one of the smallest countries in Europe.",
    "Germany is the most populous member state of the European Union.",
    "China is the world's most populous country and its second-largest economy.",
    "The smallest country in Africa by area is the Seychelles.",
    "France is the largest country in the European Union by area.",
    "Ukraine is the largest country entirely in Europe.",
    "The three Baltic states - Estonia, Latvia and Lithuania - joined in 2004.",
    "The Nordic countries, Denmark, Norway and Sweden among them, agreed.",
    "The Czech crown fell, the Swedish krona rose, and Turkey's lira hit a low.",
    "Montenegro uses the euro without being a member of the euro area.",
    "Denmark has kept the krone; Kosovo adopted the euro in 2002.",
    "Ecuador adopted the US dollar in 2000.",
    "The OECD (Organisation for Economic Co-operation and Development) and the OSCE met.",
    "The Food and Agriculture Organization (FAO) and the World Food Programme (WFP) are in Rome.",
    "The United Arab Emirates (UAE) and the United States of America (USA) signed.",
    "The Islamic State (IS) and the Islamic Movement of Uzbekistan (IMU) fought.",
    "The Kazakh, Kyrgyz and Uzbek leaders met in Cholpon-Ata in Kyrgyzstan.",
    "Vienna lies east of Salzburg and west of Bratislava.",
    "St. Petersburg is about 630 kilometres north-west of Moscow.",
    "The minister, who turned 50 in May, was born in 1966.",
    "The league was founded in 1902; three northern towns joined it in 1909.",
    "The club was founded in 1910; the league was older, and the club joined it in 1912.",
    "The firm was founded in 1995 in a port of the Hansa; in 1358 Bremen had joined it.",
    "The firm was founded in 1995. The Hanseatic League is older, and Bremen joined it in 1358.",
    "The actress, 35, was born in Tbilisi in 1981.",
    "His father, born in 1930, was 36 when he was born in 1966.",
    "The twins, born in 1990, are 26.",
    "The 20-year-old bridge was closed in 2015.",
    "The law of 1995 was amended in 2003, eight years after its adoption.",
    "The embargo, imposed in 1990 and lifted in 2003, lasted thirteen years.",
    "The two-day summit ended on 9 June after it had begun on 8 June.",
    "A 40-day state of emergency was declared on 1 March and ended on 9 April.",
    "From May to September 2016, a three-month campaign brought 5,000 new members.",
    "The expedition of 1872-1876 took three and a half years.",
    "The 2015/16 season, the club's 50th, began in August 2015.",
    "The agreement will replace one concluded in 1994.",
    "The treaty will expire in February 2021, ten years after it entered into force in 2011.",
    "In 2010 the Soviet-era plant was modernised.",
    "The League of Nations was founded in 1920; in 1946 it was dissolved.",
    "In the late 1980s, in 1988 to be precise, the first strikes broke out.",
    "The second quarter, April to June, was weak.",
    "In the first half of the year (to June) sales rose.",
    "Kazakhstan celebrated the 25th anniversary of its independence in December 2016.",
    "The town marked the tenth anniversary of its twinning in May 2016.",
    "The fiscal year ended on 30 June 2016, and its third quarter began in January 2016.",
    "He governed for more than a decade, from 1990 to 2003.",
    "The exhibition ran from 1 to 10 March 2015, ten days in all.",
    "The exhibition ran from 1 to 10 March 2015, for nine nights.",
    "In its third year, 2015, the programme reached Peru.",
    "The war, now in its fifth year, began in March 2011.",
    "The kingdom of Axum flourished from about 100 to 940 and minted coins.",
    "The town was founded in 300 BC and destroyed in 146 BC.",
    "The tsar was born on 29 February 1840 by the old calendar.",
    "The October Revolution took place on 25 October 1917 (7 November by the Gregorian calendar).",
    "Angela Merkel was elected chancellor in November 2005, re-elected in 2009 and again in 2013.",
    "Dmitry Medvedev was president of Russia from 2008 to 2012.",
    "Vladimir Putin, who first became president in 2000, returned to the office in 2012.",
    "He was elected in November 2012 and took office in January 2013.",
    "Barack Obama, elected in 2008, took office on 20 January 2009.",
    "François Hollande became president of France on 15 May 2012; he was born in Rouen in 1954.",
    "The plan for 2011-2015 was followed by one for 2016-2020.",
    "The five-year plan (2016-2020) sets a target of 6.5%.",
    "The seven-year budget 2014-2020 was agreed in 2013.",
    "The seven-year period 2007-2013 saw a crisis.",
    "The thirty-year war of 1618-1648 ruined the land.",
    "A three-year average for 2010-2012 is used.",
    "The ten-year bond yield fell from 2010 to 2015 by two points.",
    "The two-year drought of 2011 and 2012 killed the herds.",
    "In 2004 it joined NATO, three years after applying in 2001.",
    "Ten years after joining in 2004, growth had doubled.",
    "Five years later, in 2009, it adopted the euro.",
    "The ceasefire of 5 September 2014 lasted four months.",
    "It was signed on 12 February 2015. Three days later, on 15 February, it took effect.",
    "The first summit took place in 2009; six years later, in 2015, the seventh was held.",
    "For the first time since 2005 the economy shrank, after nine years of growth.",
    "It was the lowest rate in ten years, last seen in 2006.",
    "The pact was signed in 1997, and the partners will renew it in 2017.",
    "The treaty entered into force in 2002 and expires in 2052.",
    "The company, founded in 1901, marked its centenary in 2001.",
    "The city celebrated its 750th anniversary in 1987; it was first mentioned in 1237.",
    "The 70th anniversary of the end of the war was marked in 2015.",
    "The organisation marks its 15th anniversary this year; it was founded in June 2001.",
    "The 62-year-old leader was born in 1954.",
    "Aged 70, Donald Trump is the oldest; Ronald Reagan was 69 when he took office in 1981.",
    "He died in 1953 at the age of 74.",
    "Joseph Stalin, born in 1878, died in 1953 aged 74.",
    "She was born in 1960 and studied in Moscow until 1983. At 25 she joined the ministry.",
    "His son, born in 1990, was elected in 2015.",
    "Kim Jong-un, who is believed to have been born in 1984, took power in 2011.",
    "The palace was built between 1840 and 1850 and restored in 1990.",
    "The border treaty of 1999 was ratified in 2003.",
    "The contract signed in 2014 provides for deliveries from 2018 for 30 years, until 2048.",
    "The reactor will be shut down in 2022, the government decided in 2011.",
    "According to the plan adopted in 2010, the line was to be opened in 2014.",
    "The minister said in 2013 that the summit would be held in 2014.",
    "The vote, planned for June 2017, was moved to May 2017.",
    "The elections of 2016 will be remembered for the low turnout in March 2016.",
    "The Soviet Union collapsed in 1991; in 1992 the former Soviet republics founded new armies.",
    "In 2006 the Republic of Macedonia applied for membership.",
    "In the first quarter of 2016 (January-March) exports fell.",
    "Output fell in the second half of the year, in particular in October and November.",
    "In the 1990s, and again in 2003, the price collapsed.",
    "In the 19th century, around 1850, the port was built.",
    "In the third week of May, on 19 May 2016, the parties met.",
    "The 25th session of the assembly opened in 1970 and the 71st in 2016.",
    "The G20 met in Hangzhou in September 2016 for its eleventh summit.",
    "NATO leaders met in Warsaw in July 2016.",
    "Landlocked Chad and Niger depend on the ports of Cameroon and Nigeria.",
    "Bolivia, landlocked since it lost its coast to Chile in 1884, still claims access to the sea.",
    "Turkey, a country in both Europe and Asia, borders Greece and Bulgaria.",
    "South Africa is a country in Africa with three capitals.",
    "The distance from Moscow to Vladivostok is 9,289 km by rail.",
    "Astana lies about 970 km north of Almaty.",
    "Minsk is 700 km from Moscow by road.",
    "Estonia used the kroon until the end of 2010.",
    "Lithuania joined the euro area on 1 January 2015.",
    "The Czech koruna and the Polish zloty gained.",
    "The International Monetary Fund (IMF) and the World Bank (WB) met.",
    "The Organization for Security and Co-operation in Europe (OSCE) sent a mission.",
    "The UN Development Programme (UNDP) and the UN Environment Programme (UNEP) agreed.",
    "The European Bank for Reconstruction and Development (EBRD) lent money.",
    "The Non-Proliferation Treaty (NPT) and the Chemical Weapons Convention (CWC) differ.",
]
WRONG = [
    ("Born in 1965, the minister was 35 when he took office in 2010.", "age"),
    ("The president, who was born on 3 March 1949, celebrated his 60th birthday in 2014.", "age"),
    ("The poet died in 1942 at the age of 37; he had been born in 1895.", "age"),
    ("At the age of 47, he became prime minister in 2010; he was born in 1953.", "age"),
    ("The 54-year-old minister was born in 1950.", "age"),
    ("Kofi Annan, born in 1938, became secretary-general in 1997 at the age of 49.", "age"),
    ("The general, 58, was born in 1940.", "age"),
    ("He came to power in 1999 and has now been in office for 12 years.", "tenure"),
    ("She has led the party for eight years, since 2000.", "tenure"),
    ("He has been in office since 2006, that is for fifteen years.", "tenure"),
    ("In office since 1994, he has ruled for more than 30 years.", "tenure"),
    ("The emir ruled from 1977 to 2006, a total of 35 years.", "duration"),
    ("The conflict, which lasted from 1992 to 1997, went on for eight years.", "duration"),
    ("The civil war of 1992-1997 lasted nine years.", "duration"),
    ("After a five-day visit from 3 to 12 May, the delegation left.", "duration"),
    ("The delegation stayed from 3 May to 12 May, five days.", "duration"),
    ("The summit, held on 8-9 June 2016, lasted four days.", "duration"),
    ("During the four-day summit on 8-9 June 2016 the leaders met.", "duration"),
    ("The mandate of the mission was extended by two years, from 2014 to 2018.", "duration"),
    ("The contract runs for 20 years, from 2010 to 2025.", "duration"),
    ("The strategy covers the five years from 2011 to 2020.", "duration"),
    ("The treaty, signed in 1999 for a period of ten years, expires in 2014.", "duration"),
    (
        "The bank was established in 1991 and celebrated its 20th anniversary in 2013.",
        "told-anniversary",
    ),
    ("In 2015 the newspaper, founded in 1875, marked its 150th anniversary.", "told-anniversary"),
    (
        "The state, independent since 1991, marked the 20th anniversary of its birth in 2016.",
        "told-anniversary",
    ),
    ("The war ended in 1945. Its 75th anniversary was marked in 2015.", "told-anniversary"),
    ("Sixty years after the end of the war in 1945, in 2010, the archive opened.", "time-offset"),
    ("The bridge was begun in 2008. Three years later, in 2013, it was opened.", "time-offset"),
    (
        "In 2003 the pipeline was proposed, and four years later, in 2010, work began.",
        "time-offset",
    ),
    ("Work began in March 2012; eight months later, in May 2013, the line opened.", "time-offset"),
    ("He was arrested on 3 May. Two weeks later, on 30 May, he was released.", "time-offset"),
    ("It was the first visit of a pope in ten years, after that of 1998.", "first-since"),
    ("Exports reached their highest level in five years, since 2005.", "first-since"),
    ("The meeting was held on Monday, 12 June 2016.", "weekday"),
    ("The law was adopted on 31 November 2015.", "impossible-date"),
    ("On 30 February 2016 the parties signed.", "impossible-date"),
    (
        "The agreement was ratified in May 2010, two years before it was signed in June 2011.",
        "time-offset",
    ),
    ("The convention entered into force in 1994, before it was adopted in 1996.", "event-sequence"),
    ("The dam was completed in 2005, and construction began in 2009.", "event-sequence"),
    ("The company was founded in 1995 and went public in 1989.", "event-sequence"),
    (
        "The league was founded in May 1902; three northern towns joined it in 1899.",
        "event-sequence",
    ),
    ("The pact was established in 1955. Two islands acceded to it in 1951.", "event-sequence"),
    ("The actor was born in 1972 and made his debut in 1965.", "event-sequence"),
    ("He resigned in March 2012, three months after his election in May 2012.", "time-offset"),
    ("He was prime minister from 2008 to 2003.", "backward-range"),
    ("The 20th century, especially the years from 1870 to 1880, was hard.", "part-of-period"),
    ("In the first quarter, which ended in June, output fell.", "part-of-period"),
    ("In the 1980s, in particular in 1992, prices rose.", "part-of-period"),
    ("The minister will travel to Cairo on 3 March 2015.", "plan-overtaken"),
    ("The elections are scheduled for May 2014.", "plan-overtaken"),
    ("The conference opened in Vienna on 5 May 2018.", "past-still-ahead"),
    ("He died on 3 March 2019 in Paris.", "past-still-ahead"),
    ("The 15th SCO summit was held in Tashkent in 2016.", "numbered-meeting"),
    ("The ninth BRICS summit took place in Goa in 2016.", "numbered-meeting"),
    ("The APEC summit in Lima in November 2015 adopted a declaration.", "meeting-place"),
]


def found(check: Check, text: str) -> list[str]:
    report = check(text, DAY)
    assert report.rule_failures == ()
    return [one.rule for one in report.findings if one.severity is not Severity.INFO]


@pytest.mark.parametrize("text", TRUE)
def test_true_prose_raises_no_alarm(check: Check, text: str) -> None:
    assert found(check, text) == []


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_a_slip_is_found_by_its_rule(check: Check, text: str, rule: str) -> None:
    assert rule in found(check, text)


SLIPS_OVER_CLAUSES = [
    "Nine years elapsed from the first vote in 2001 to the second in 2007.",
    "The curfew was imposed on 14 March for fifteen days, that is until 12 April.",
    "The drought, which had set in by May 2001 and which broke in May 2005, lasted six years.",
    "A six-year loan agreed in 2009 has to be repaid in 2018.",
    "The two-week hearing ran from 3 May to 14 June.",
    "After seven years at the head of the museum, from March 2004 until May 2008, he went home.",
    "Named on 1 June for sixty days, the council must be dissolved by 20 June.",
    "The eighty years of the dynasty, from 1850 to 1910, left many palaces.",
    "The lease, which was signed in 1990 and lapses in 2020, is meant for fifty years.",
    "A ten-day closure of the canal, beginning on 20 June and ending on 25 June, cost little.",
    "Between the first stone in 1998 and the first train in 2016 lay twelve years.",
    "From 1993 to 2001, all of twelve years, the two towns did not speak.",
    "The harbour law was passed in 2003 and repealed six years on, in 2012.",
    "A decade after its founding in 1971, in 1989, the guild had 400 members.",
    "The board fell in June 2015, just three years after it had been chosen in May 2009.",
    "Talks began in 1990. It was not until eight years later, in 2001, that they ended.",
    "The boycott of 1991 lasted four years and was lifted in 1999.",
    "The tunnel took six years: digging started in 2001 and the tube was completed in 2011.",
    "After the crash of 1931 the town waited ten years before rebuilding the pier in 1951.",
    "The convention entered into force in 1981, having been opened for signature in 1984.",
    "The mill, established in 1951, opened its first shop in 1947.",
    "She was elected mayor in May 2010 and sworn in in January 2010.",
    "The pact was signed in Riga in 1999 and ratified by both parliaments in 1996.",
    "The canal, on which work had started in 1930, was inaugurated in 1925.",
]
TRUE_OVER_CLAUSES = [
    "The talks that began in May and ended in July took all of five days.",
    "The governor was granted leave for three months on 1 March and returned on 20 April.",
    "The club opened in 1990 with a loan for five years and closed in 2010.",
    "Built in 1960, the mill closed in 2003 after ten years of losses.",
    "Elected to the senate in 2002, she left politics in 2014 after five years as mayor.",
    "Her seven-year term began in 2010 and was cut short in 2013.",
    "A five-year loan granted in 2010 was repaid in full in 2012.",
    "A five-year loan granted in 2010 and since extended is to be repaid in 2022.",
    "They took the island in March 2003, held it for two years and lost the coast in March 2007.",
    "The five-day visit came after talks that had run from March to June.",
    "The 30-day truce of 1 March was broken on 4 March.",
    "Appointed in March 2004 for four years, the judge resigned in June 2006.",
    "The two-week deadline set on 3 May was missed, and on 30 May the firm was fined.",
    "The siege that began in March 2003 went on for six months; the war ended in March 2007.",
    "The harbour law was passed in 2003 and repealed nine years on, in 2012.",
    "A decade after its founding in 1971, in 1981, the guild had 400 members.",
    "The board fell in June 2015, just six years after it had been chosen in May 2009.",
    "Talks began in 1990. It was not until eleven years later, in 2001, that they ended.",
    "The boycott of 1991 lasted eight years and was lifted in 1999.",
    "The tunnel took ten years: digging started in 2001 and the tube was completed in 2011.",
    "After the crash of 1931 the town waited twenty years before rebuilding the pier in 1951.",
    "The convention entered into force in 1987, having been opened for signature in 1984.",
    "The mill, established in 1951, opened its first shop in 1957.",
    "She was elected mayor in May 2010 and sworn in in June 2010.",
    "She took office in 2008, was elected in her own right in 2010 and was sworn in in 2011.",
    "The pact was signed in Riga in 1999 and ratified by both parliaments in 2001.",
    "The first pact was signed by ministers in 1999; the older one was ratified in 1996.",
    "The canal, on which work had started in 1930, was inaugurated in 1935.",
    "It adopted the budget in 2007, and the treaty of the year before came into force in 2006.",
    "A year after the war of 1912 the town was rebuilt; a decade after that it burned in 1923.",
    "Prices rose on average by two years on, in 2012, and fell in 2015.",
]


SLIPS_OF_NOW = [
    "The guild was founded in 1996; today, 33 years later, it has nine members.",
    "This week marks the 20th anniversary of the dissolution of the Soviet Union.",
    "It is now 48 years since the Iranian revolution.",
    "Twelve years after the fall of the Berlin Wall, the east is still poorer.",
    "Thirty-three years after its accession to the WTO, China is its largest trader.",
    "Georgia left the Commonwealth of Independent States in August 2009 after 30 years of "
    "membership.",
    "Thirty years after joining the WTO, in December 2011, China was its largest exporter.",
    "The league launched it in 2001 and wound it up in 2008, after twelve years of service.",
    "Talks began in 2001 and were concluded in 2008, twelve years after they had started.",
    "Exactly thirty years after it was founded in 1982, the bureau was dissolved in 2002.",
    "The win ended a 30-year wait, the first since 1996.",
    "The party came back, ending a 30-year absence; it had last governed in 1999.",
    "The visit was the first in 16 years; the previous one had taken place in 1989.",
    "The old judge died on 18 December 2011 at 68; he was born in 1936.",
    "The law was adopted in May 2012 and repealed in March 2011.",
    "The parade of 23 June 2016 took place on a Tuesday.",
    "They met on Monday, 2 May 2016, and again on the following Monday, 10 May.",
    "Not since the Asian financial crisis of 1991 had so much money left.",
    "The truce, which came into effect on 12 May, held for ten days until it was broken on 16 May.",
    "The trial opened in March 2010 and ended in May 2012, having lasted five years.",
    "The parties governed together from 1998 until 2005, for all of eleven years.",
    "In 2011 the office, which had been set up in 1991, marked its 40th birthday.",
    "Thirteen years have passed since the collapse of the Soviet Union.",
    "The bank gave up the floor which it had defended since September 2014, for more than three "
    "years.",
    "It is now 48 years since the revolt of 1979 swept away the old order.",
    "In the middle of the 18th century, around 1850, the railways came.",
    "The lease was terminated in 2010, three years before it was signed in 2013.",
    "Talks resumed on Wednesday (1 December) in Geneva.",
    "Ever since the Islamic revolution in 1982, the two have been at odds.",
    "Croatia joined the European Union as its 30th member.",
    "In 2017 falls ASEAN's 60th anniversary.",
]
TRUE_OF_NOW = [
    "The guild was founded in 1996; today, 20 years later, it has nine members.",
    "This month marks the 25th anniversary of the dissolution of the Soviet Union.",
    "The ministry is planning the 35th anniversary of the independence of Kazakhstan.",
    "It is nearly four decades since the Iranian revolution.",
    "A quarter of a century after the fall of the Berlin Wall, the east is still poorer.",
    "Twelve years after the fall of the Berlin Wall, the east was still poorer.",
    "Ten years after joining the WTO, in December 2011, China was its largest exporter.",
    "The firm was founded in 1990 and went bankrupt in 2008, after three years of losses.",
    "The pact was signed in 1990 and the court closed in 2008, five years after it had begun work.",
    "The furnace was ordered in 1990 and shut down in 2008, after ten years of operation.",
    "Twenty years after it was founded in 1982, the bureau was larger than in 2002.",
    "Thirty years after it was founded in 1982, it is still bound by rules adopted in 1998.",
    "The win ended a 16-year wait for the team, the last of whose cups came in 2007.",
    "The mayor died in 2010 at 60 Mill Street.",
    "A ban was lifted in 2012 and was imposed again in 2014.",
    "They met on Monday, 2 May 2016, and again on the following Monday, 9 May.",
    "Eight years after the fall of Lehman Brothers in 2008, on 15 September 2016, banks met.",
]


@pytest.mark.parametrize("text", SLIPS_OF_NOW)
def test_a_slip_up_to_now_or_over_two_clauses_is_found(check: Check, text: str) -> None:
    assert any(one.severity is not Severity.INFO for one in check(text, as_of=DAY).findings)


@pytest.mark.parametrize("text", TRUE_OF_NOW)
def test_time_up_to_now_raises_no_alarm(check: Check, text: str) -> None:
    found = [one for one in check(text, as_of=DAY).findings if one.severity is not Severity.INFO]
    assert found == []


@pytest.mark.parametrize("text", SLIPS_OVER_CLAUSES)
def test_a_slip_over_clauses_is_found(check: Check, text: str) -> None:
    assert any(one.severity is not Severity.INFO for one in check(text, as_of=DAY).findings)


@pytest.mark.parametrize("text", TRUE_OVER_CLAUSES)
def test_dates_over_clauses_raise_no_alarm(check: Check, text: str) -> None:
    found = [one for one in check(text, as_of=DAY).findings if one.severity is not Severity.INFO]
    assert found == []
