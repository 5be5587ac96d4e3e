"""The questionnaire of the checker's page."""
