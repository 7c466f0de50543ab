using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

/// <summary>A small made-up data set in a temporary folder, that a test changes in one place before it is read.</summary>
internal sealed class OlistFolder : IDisposable
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        [OlistFiles.Customers] = """
            customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state
            c1,ana,01310,sao paulo,SP
            c2,ana,1310,sao paulo,SP
            c3,bruno,40010,salvador,BA

            """,
        [OlistFiles.Sellers] = """
            seller_id,seller_zip_code_prefix,seller_city,seller_state
            s1,9000,"porto, alegre",RS
            s2,80010,curitiba,PR

            """,
        [OlistFiles.Categories] = """
            product_category_name,product_category_name_english
            brinquedos,toys
            moveis,furniture

            """,
        [OlistFiles.Products] = """
            product_id,product_category_name,product_name_lenght,product_weight_g,product_length_cm,product_height_cm,product_width_cm
            p1,brinquedos,10,500,20,10,15
            p2,,10,,,,
            p3,jardim,10,1,2,3,4

            """,
        [OlistFiles.Orders] = """
            order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
            o1,c1,delivered,2018-01-10 10:00:00,2018-01-10 10:15:00,2018-01-11 09:00:00,2018-01-15 17:30:00,2018-01-20 00:00:00
            o2,c2,shipped,2018-03-01 08:00:00,2018-03-01 08:05:00,2018-03-02 12:00:00,,2018-03-20 00:00:00
            o3,c3,created,2018-05-05 05:05:05,,,,2018-05-20 00:00:00

            """,
        [OlistFiles.Items] = """
            order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
            o1,1,p1,s1,2018-01-14 10:15:00,10.5,2.25
            o1,2,p1,s1,2018-01-13 10:15:00,10.5,2.25
            o1,3,p2,s2,2018-01-14 10:15:00,100.0,0.0
            o2,1,p3,s2,2018-03-07 08:05:00,7.77,3.33

            """,
        [OlistFiles.Payments] = """
            order_id,payment_sequential,payment_type,payment_installments,payment_value
            o1,2,voucher,1,25.5
            o1,1,credit_card,3,100.0
            o2,1,boleto,1,11.1
            o3,1,debit_card,1,5.0

            """,
    };

    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    public OlistFolder With(string file, string text)
    {
        _files[file] = text;
        return this;
    }

    public OlistFolder Without(string file)
    {
        _files.Remove(file);
        return this;
    }

    /// <summary>Changes the one place of a file where this stands.</summary>
    public OlistFolder Replacing(string file, string old, string with)
    {
        _files[file].Split(old).Length.ShouldBe(2, $"'{old}' must stand once in {file}");
        _files[file] = _files[file].Replace(old, with, StringComparison.Ordinal);
        return this;
    }

    public OlistFolder Adding(string file, string line)
    {
        _files[file] += line + "\n";
        return this;
    }

    /// <summary>Writes the files and answers the folder.</summary>
    public string Write()
    {
        foreach (var (file, text) in _files)
        {
            File.WriteAllText(_folder.File(file), text);
        }

        return Path;
    }

    public OlistReading Read() => OlistReader.Read(Write());

    public OlistShop Shop()
    {
        var reading = Read();
        reading.Faults.ShouldBeEmpty();
        return reading.Shop.ShouldNotBeNull();
    }

    public void Dispose() => _folder.Dispose();
}
