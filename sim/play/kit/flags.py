"""Which flag belongs to a state: two letters by the three that scenarios use."""

TWO_LETTERS = {
    "RUS": "ru", "ARM": "am", "BLR": "by", "KAZ": "kz", "KGZ": "kg", "TJK": "tj", "UZB": "uz", "AZE": "az", "GEO": "ge",
    "TKM": "tm", "UKR": "ua", "MDA": "md", "AFG": "af", "TUR": "tr", "CHN": "cn", "IRN": "ir", "USA": "us", "LTU": "lt",
    "LVA": "lv", "EST": "ee", "MNG": "mn", "PAK": "pk", "IND": "in", "CUB": "cu", "NIC": "ni", "SRB": "rs", "SYR": "sy",
    "AGO": "ao", "ETH": "et", "MOZ": "mz", "COD": "cd", "CAF": "cf", "MLI": "ml", "BFA": "bf", "NER": "ne", "VEN": "ve",
    "DOM": "do", "HND": "hn", "GTM": "gt", "SLV": "sv", "HTI": "ht", "JAM": "jm", "BHS": "bs", "PAN": "pa", "CRI": "cr",
    "BLZ": "bz", "VNM": "vn", "PRK": "kp", "FRA": "fr", "GBR": "gb", "DEU": "de", "POL": "pl", "ROU": "ro", "SVK": "sk",
    "HUN": "hu", "BGR": "bg", "FIN": "fi", "SWE": "se", "NOR": "no", "SUN": "su", "SIB": "sib", "SSR": "sib", "SIR": "sib",
}  # fmt: skip


def flag_code(state: str) -> str:
    """The name of the flag of a state; an unknown state keeps its own letters, from which a flag is made up."""
    return TWO_LETTERS.get(state, state.lower())
