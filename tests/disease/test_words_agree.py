"""The rules speak one language: a word that one rule gives is a word that another takes."""

from netcourse.disease.functional_syndromes import Syndrome
from netcourse.disease.heredity import HereditarySyndrome
from netcourse.disease.lung import LungCategory
from netcourse.disease.patient import HEREDITARY_SYNDROMES, SYNDROMES, WHO_GRADES
from netcourse.disease.who_grade import Category


def test_every_category_of_who_is_a_grade_that_treatment_takes() -> None:
    assert {str(one) for one in Category} <= set(WHO_GRADES)
    assert {str(LungCategory.TYPICAL), str(LungCategory.ATYPICAL)} <= set(WHO_GRADES)


def test_every_functional_syndrome_is_one_that_treatment_takes() -> None:
    assert {str(one) for one in Syndrome} == set(SYNDROMES)


def test_every_hereditary_syndrome_is_one_that_treatment_takes() -> None:
    assert {str(one) for one in HereditarySyndrome} <= set(HEREDITARY_SYNDROMES)
