"""What a mall writes and what it is to hear, in English: one row a form."""

import pytest

from broadcaster.wording.spoken import spoken

NUMBERS = """
1,280 shops → one thousand two hundred eighty shops
0.5 → zero point five
-5 → minus five
007 → zero zero seven
3 times → three times
1st → first
22nd → twenty-second
30th anniversary → thirtieth anniversary
1st-3rd → first to third
2-3 days → two to three days
buy 1 get 1 free → buy one get one free
50+ brands → fifty plus brands
1/2 price → one half price
2/3 → two thirds
1½ hours → one and one half hours
1:1 → one to one
123456789 → one two three four five six seven eight nine
"""
DATES = """
2026-11-21 → November twenty-first, twenty twenty-six
November 21, 2026 → November twenty-first, twenty twenty-six
Nov. 21 → November twenty-first
Nov 21-23 → November twenty-first to twenty-third
21 November 2026 → the twenty-first of November, twenty twenty-six
the 3rd of May → the third of May
From 1 Oct to 7 Oct → From the first of October to the seventh of October
11/21 → November twenty-first
11/21-11/23 → November twenty-first to November twenty-third
11/21/2026 → November twenty-first, twenty twenty-six
in 2026 → in twenty twenty-six
in 2008 → in two thousand eight
since 1998 → since nineteen ninety-eight
in the 1990s → in the nineteen nineties
over 2000 people → over two thousand people
Mon-Fri → Monday to Friday
"""
CLOCK = """
It is 10:05. → It is ten oh five.
10:05 a.m. → ten oh five A-M.
Open at 10:05 a.m. today → Open at ten oh five A-M today
until 9 p.m. → until nine P M.
9am-6pm → nine A-M to six P M
10:00 a.m.-8:00 p.m. daily → ten A-M to eight P M daily
9:00 → nine o'clock
14:30 → two thirty P M
10:00-12:00 → ten o'clock to twelve o'clock
9:30-17:30 → nine thirty to five thirty P M
0:00 → midnight
24/7 → twenty-four seven
24 hours → twenty-four hours
10-15 minutes → ten to fifteen minutes
"""
WEATHER = """
3 °C below zero → minus three degrees
-3°C → minus three degrees
25-32°C → twenty-five to thirty-two degrees
1 °C → one degree
0℃ → zero degrees
77°F → seventy-seven degrees Fahrenheit
70% chance → seventy percent chance
wind force 4-5 → wind force four to five
"""
MONEY = """
¥1,280 → one thousand two hundred eighty yuan
500 yuan → five hundred yuan
RMB 3,500 → three thousand five hundred yuan
¥99.5 → ninety-nine point five yuan
¥99.90 → ninety-nine point nine yuan
¥199-299 → one hundred ninety-nine to two hundred ninety-nine yuan
$99.99 → ninety-nine dollars and ninety-nine cents
US$1.5 million → one point five million dollars
20% off → twenty percent off
50%-70% → fifty to seventy percent
500 yuan/m² → five hundred yuan per square meter
99 yuan/person → ninety-nine yuan per person
spend ¥3,000, get ¥300 off → spend three thousand yuan, get three hundred yuan off
"""
PLACES = """
floor B2 → floor B two
on 3F → on floor three
the 3rd floor → the third floor
floors 1-3 → floors one to three
Shop 101 → Shop one oh one
Shop A-305 → Shop A-three oh five
Hall A1 → Hall A-one
Booth B12 → Booth B twelve
No. 8 → number eight
Gate #3 → Gate number three
沪A·12345 → Hu A-one two three four five
苏E8K6G2 → Su E eight K six G two
13800138000 → one three eight, zero zero one three, eight zero zero zero
400-820-8820 → four zero zero, eight two zero, eight eight two zero
0512-6688 7788 ext. 8001 → zero five one two, six six eight eight, seven seven eight eight, extension eight zero zero one
Call 110, 119 or 120. → Call one one zero, one one nine or one two zero.
dial 8001 → dial eight zero zero one
"""
MEASURES = """
20 m² → twenty square meters
1 kg → one kilogram
5kg → five kilograms
180cm × 200cm → one hundred eighty centimeters by two hundred centimeters
1.5 m → one point five meters
40 km/h → forty kilometers per hour
5G → five G
2-seater sofa → two seater sofa
"""
LETTERS = """
VIP lounge → V I P lounge
LED lights → L E D lights
ATM → A-T M
Wi-Fi → Wi-Fi
IKEA → IKEA
T-shirt → T-shirt
the CEO's office → the CEO's office
U.S.A. → U S A
Mr. Li and Dr. Wang → Mister Li and Doctor Wang
e.g. sofas, beds, etc. → for example sofas, beds, et cetera
GRAND OPENING TODAY, VIP ONLY → grand opening today, V I P only
www.redstar.com. → W W W dot redstar dot com.
service@mall.com → service at mall dot com
Q&A → Q and A
sofa/bed → sofa, bed
Welcome!!! 🎉 Sale ~ → Welcome! Sale
"Home" (quality) → Home, quality
1. No smoking⏎2. No running → one, No smoking. two, No running
"""
TABLES = (NUMBERS, DATES, CLOCK, WEATHER, MONEY, PLACES, MEASURES, LETTERS)
ROWS = [row.replace("⏎", "\n").split(" → ") for table in TABLES for row in table.strip("\n").splitlines()]


@pytest.mark.parametrize(("written", "words"), ROWS)
def test_a_written_form_is_said_as_a_mall_says_it(written: str, words: str) -> None:
    assert spoken(written, "en") == words


NOTICES = {
    "Dear customers, it is 10:05 on Saturday, November 21, 2026.": (
        "Dear customers, it is ten oh five on Saturday, November twenty-first, twenty twenty-six."
    ),
    "Would the owner of the car 沪A·12345 please come to parking level B2?": (
        "Would the owner of the car Hu A-one two three four five please come to parking level B two?"
    ),
    "Up to 30% off on 3F, shops A-305 and B12!": "Up to thirty percent off on floor three, shops A-three oh five and B twelve!",
}


@pytest.mark.parametrize("written", NOTICES)
def test_a_whole_notice_is_said_in_one_breath(written: str) -> None:
    assert spoken(written, "en") == NOTICES[written]
