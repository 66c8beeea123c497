"""The Streamlit pages; each reads like a description of the screen."""
