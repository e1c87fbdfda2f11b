"""News that is filled into forms: the weather of a town, the figures of a company."""

from __future__ import annotations

import random

STARTS = "Al Bar Cor Dun Ell Fen Gar Hol Kil Lan Mor Nor Ost Pen Rav Sel Tor Ul Ver Wes Yar Zel".split()
MIDDLES = "a be den do e ha i la le ma mer ne o ra ri sa ter to va".split()
TOWNS = "by bury dale field ford ham haven ton mouth stad vik wick".split()
FIRMS = "corp dyne ex gen ics ium lab nova onix star tec trad".split()
FORENAMES = "Ada Ben Clara Dario Edith Farid Greta Hugo Ines Jonas Kemi Lars Mira Nils Olga Pavel Rosa Tariq".split()
BRANCHES = "cement,timber,grid equipment,farm machinery,medical devices,packaging,coastal shipping,lighting".split(",")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WINDS = "northerly,northeasterly,easterly,southeasterly,southerly,southwesterly,westerly,northwesterly".split(",")
SKIES = "mostly cloudy,partly sunny,sunny,overcast,bright with a few clouds,changeable,dull and misty,clear".split(",")
NIGHTS = "clear,cloudy,foggy,mostly dry,breezy,cold with some frost,damp".split(",")
FALLS = "showers,scattered showers,light rain,drizzle,sleet,sunshine,thundery showers,long dry spells".split(",")

#: For each part of a forecast, how different houses put it.
PARTS = [
    [
        "{town}: Today will be {sky} with a high of {high} degrees.",
        "The forecast for {town} on {day} is {sky}, with temperatures reaching {high} degrees in the afternoon.",
        "It will be {sky} in {town} on {day}; the highest temperature is expected to be {high} degrees Celsius.",
        "{day} in {town} begins {sky} and the mercury climbs to {high} degrees by {hour} o'clock.",
        "Residents of {town} can expect a {day} that is {sky}, with a maximum of {high} C.",
    ],
    [
        "Winds from the {wind} side at {speed} kilometres an hour, gusting to {gust}.",
        "A {wind} wind will blow at {speed} to {gust} kilometres an hour.",
        "Winds will be {wind}, {speed} km/h in the morning and up to {gust} km/h later in the day.",
        "The {wind} breeze of {speed} kilometres an hour may freshen to {gust} along the coast and on high ground.",
    ],
    [
        "The chance of precipitation is {chance} percent.",
        "There is a {chance} percent chance of {fall}, with up to {rain} millimetres in places.",
        "Expect {fall} at times; {rain} millimetres may fall, the chance of that being {chance} percent.",
        "Rain gauges should collect no more than {rain} millimetres, and the probability of {fall} is {chance} %.",
    ],
    [
        "Tonight will be {night} with a low of {low} degrees.",
        "The night turns {night} and temperatures fall to {low} degrees before dawn.",
        "Overnight it will be {night}; the lowest temperature will be close to {low} degrees.",
        "After dark it becomes {night}, and the minimum of {low} C is reached at about {hour} o'clock.",
    ],
    [
        "Tomorrow expect {later} with temperatures between {low} and {next} degrees.",
        "The outlook for the following day is {later}, and a maximum of {next} degrees.",
        "Tomorrow brings {later}; the temperature will not rise above {next} degrees.",
        "Looking ahead, {later} will spread from the west tomorrow and it will be {next} degrees at midday.",
    ],
    [
        "This forecast is updated every {hours} hours.",
        "The sun rises at {hour}.{minute} and sets at {evening}.{minute}.",
        "Humidity stands at {humidity} percent and the pressure is {pressure} hectopascals and steady.",
        "Pollen levels are low and the ultraviolet index is {index}, the weather service for {town} said.",
    ],
]

REPORT = (
    "{company} Inc said on {day} that its net profit for the {quarter} quarter {rose} to {profit} million crowns from "
    "{before} million a year earlier, helped by {way} demand for {branch} in {town} and by lower costs of transport. "
    "Revenue of the {town} company {rose} {percent} percent to {revenue} million crowns, while the average of the "
    "forecasts of {analysts} analysts had been {expected} million crowns. Earnings for each share came to {share} "
    "crowns against {lastshare} crowns. The board proposed a dividend of {dividend} crowns a share, to be paid in the "
    "week after the general meeting. \"We are content with what our {people} employees have achieved in a market "
    "that is not easy,\" said chief executive {forename} {surname}, who has led the company for {years} years. The "
    "company left its outlook for the full year as it was and still expects an operating margin of about {margin} "
    "percent and investments of {invest} million crowns. Orders stood at {orders} million crowns at the end of the "
    "quarter. Shares in {company} closed at {price} crowns on the exchange in {exchange}, and have gained {gain} "
    "percent since the beginning of the year. {company}, which was founded in {founded}, makes {branch} and sells "
    "them in {countries} countries."
)


def place(draw: random.Random, ends: list[str]) -> str:
    return draw.choice(STARTS) + "".join(draw.choices(MIDDLES, k=draw.randint(0, 2))) + draw.choice(ends)


class House:
    """How one weather service writes: always in the same words."""

    def __init__(self, draw: random.Random) -> None:
        left_out = draw.randrange(1, len(PARTS))
        self.parts = [draw.choice(ways) for number, ways in enumerate(PARTS) if number != left_out]

    def forecast(self, draw: random.Random) -> tuple[str, str]:
        """Headline and text for some town."""
        town, high, speed, hour = place(draw, TOWNS), draw.randint(-3, 34), draw.randint(4, 45), draw.randint(4, 9)
        words = {
            "town": town, "day": draw.choice(DAYS), "sky": draw.choice(SKIES), "high": high, "wind": draw.choice(WINDS),
            "speed": speed, "gust": speed + draw.randint(5, 40), "chance": draw.randrange(0, 100, 5),
            "fall": draw.choice(FALLS), "rain": draw.randint(1, 38), "night": draw.choice(NIGHTS),
            "low": high - draw.randint(4, 15), "later": draw.choice(FALLS), "next": high + draw.randint(-5, 5),
            "hour": hour, "minute": f"{draw.randrange(60):02d}", "evening": draw.randint(16, 22),
            "hours": draw.choice([3, 6, 12]), "humidity": draw.randint(35, 98), "pressure": draw.randint(985, 1036),
            "index": draw.randint(1, 9),
        }
        return f"Weather for {town}", " ".join(self.parts).format(**words)


def company_report(draw: random.Random) -> tuple[str, str]:
    """Headline and text of some company's quarter."""
    company, profit = place(draw, FIRMS), draw.randint(10, 990)
    words = {
        "company": company, "day": draw.choice(DAYS), "quarter": draw.choice(["first", "second", "third", "fourth"]),
        "rose": draw.choice(["rose", "fell", "climbed", "slipped"]), "profit": profit, "before": draw.randint(10, 990),
        "way": draw.choice(["strong", "steady", "growing", "weaker"]), "branch": draw.choice(BRANCHES),
        "town": place(draw, TOWNS), "percent": draw.randint(1, 60), "revenue": draw.randint(1000, 9900),
        "analysts": draw.randint(3, 19), "expected": draw.randint(1000, 9900),
        "share": f"{draw.uniform(0.2, 9):.2f}", "lastshare": f"{draw.uniform(0.2, 9):.2f}",
        "dividend": f"{draw.uniform(0.1, 4):.2f}", "people": f"{draw.randint(300, 90000):,}",
        "forename": draw.choice(FORENAMES), "surname": place(draw, ["son", "berg", "man", "ova", "ini", "well"]),
        "years": draw.randint(2, 21), "margin": draw.randint(3, 28), "invest": draw.randint(20, 900),
        "orders": draw.randint(500, 9900), "price": f"{draw.uniform(5, 400):.2f}", "exchange": place(draw, TOWNS),
        "gain": draw.randint(1, 40), "founded": draw.randint(1840, 2015), "countries": draw.randint(4, 90),
    }
    return f"{company} profit at {profit} million crowns", REPORT.format(**words)
