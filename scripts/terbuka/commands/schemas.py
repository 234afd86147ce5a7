"""python -m terbuka.commands.schemas: writes the schemas of the seeds' YAML anew."""

from terbuka.claims import attributes
from terbuka.notes.schema import SCHEMAS, schemas


def main() -> None:
    known, problems = attributes.load_attributes()
    for problem in problems:
        print(problem)
    for name, text in schemas(known).items():
        (SCHEMAS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
