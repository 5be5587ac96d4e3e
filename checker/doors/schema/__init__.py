"""JSON Schemas of the application file and of every JSON report, made from the model."""
