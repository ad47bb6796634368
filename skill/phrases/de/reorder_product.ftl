reorder_product-what = Was soll ich nachbestellen?
